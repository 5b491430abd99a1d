"use client";

import { PasswordInput } from "#app/(auth)/password-input.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormErrors } from "#components/ui/form-errors.tsx";
import { Input } from "#components/ui/input.tsx";
import { ProveTwice as Proof } from "#lib/domain/members/one-time-codes/contract.ts";
import { FormFoot } from "./form-foot.tsx";

const formId = "one-time-codes-proof";

type ProveTwiceProps = {
  title: string;
  description: string;
  label: string;
  danger?: boolean;
  onProved: (proof: { current_password: string; code: string }) => Promise<void>;
  onClose: () => void;
};

/** Asks for the password and a code before the second step is changed. */
export function ProveTwice({ title, description, label, danger, onProved, onClose }: ProveTwiceProps) {
  const form = useContractForm({
    id: formId,
    schema: Proof,
    initial: { current_password: "", code: "" },
    submit: onProved,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
      footer={<FormFoot form={formId} label={label} danger={danger} pending={form.pending} onCancel={onClose} />}
    >
      <form id={formId} noValidate onSubmit={form.onSubmit} className="flex flex-col gap-4">
        <FormErrors errors={form.errors} />
        <Field label="Your password" required {...form.field("current_password")}>
          <PasswordInput {...form.text("current_password")} autoComplete="current-password" />
        </Field>
        <Field label="Code" required hint="From your app, or a recovery code." {...form.field("code")}>
          <Input {...form.text("code")} mono autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} />
        </Field>
      </form>
    </Dialog>
  );
}
