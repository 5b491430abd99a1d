import type { ReactNode } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { KeyDraft } from "./key-draft.ts";
import { ScopePicker } from "./scope-picker.tsx";

type KeyFieldsProps = {
  form: ContractForm<KeyDraft>;
  held: readonly string[];
  /** When the key ends: asked for differently when it is made and when it is changed. */
  expiry: ReactNode;
};

/** Name, rights, end and bounds of a key. */
export function KeyFields({ form, held, expiry }: KeyFieldsProps) {
  return (
    <>
      <Field
        label="Name"
        required
        hint="The program that will use it, such as “Warehouse sync”."
        {...form.field("name")}
      >
        <Input {...form.text("name")} maxLength={80} autoComplete="off" />
      </Field>
      <ScopePicker
        {...form.field("scopes")}
        held={held}
        value={form.values.scopes}
        onChange={(scopes) => form.set("scopes", scopes)}
      />
      {expiry}
      <Field
        label="Only from these addresses"
        optional
        hint="One address or subnet a line, beside the shop's allowlist. Empty: from everywhere that list allows."
        {...form.field("allowed_addresses")}
      >
        <Textarea {...form.text("allowed_addresses")} mono rows={2} autoComplete="off" spellCheck={false} />
      </Field>
      <Field label="At most" optional hint="Empty: as many as the shop may make in all." {...form.field("rate_limit")}>
        <Input {...form.text("rate_limit")} inputMode="numeric" autoComplete="off" suffix="calls a minute" />
      </Field>
    </>
  );
}
