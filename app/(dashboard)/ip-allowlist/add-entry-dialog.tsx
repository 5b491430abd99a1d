"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { AddAllowlistEntry } from "#lib/domain/ip-allowlist/contract.ts";
import type { NewEntry } from "#lib/domain/ip-allowlist/hooks.ts";

export type Draft = { cidr: string; note: string };

type AddEntryDialogProps = {
  initial: Draft;
  /** Throws what the server refused. */
  onSubmit: (entry: NewEntry) => Promise<void> | void;
  onClose: () => void;
};

/** One address or subnet, and what it is. */
export function AddEntryDialog({ initial, onSubmit, onClose }: AddEntryDialogProps) {
  const form = useContractForm({ schema: AddAllowlistEntry, initial, submit: onSubmit });
  return (
    <FormDialog
      form={form}
      title="Allow an address or a subnet"
      description="API keys may call from it within a second."
      verb="Add to the list"
      onClose={onClose}
    >
      <Field
        label="Address or subnet"
        required
        hint="IPv4 or IPv6, such as 203.0.113.7 or 2001:db8::/32."
        {...form.field("cidr")}
      >
        <Input {...form.text("cidr")} mono autoComplete="off" autoCapitalize="none" spellCheck={false} maxLength={60} />
      </Field>
      <Field label="Note" optional hint="Whose it is, such as “Warehouse”." {...form.field("note")}>
        <Input {...form.text("note")} autoComplete="off" maxLength={200} />
      </Field>
    </FormDialog>
  );
}
