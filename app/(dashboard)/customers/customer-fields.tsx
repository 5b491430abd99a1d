import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import type { CustomerDraft } from "./customer-draft.ts";

/** Who a customer is, ready to be typed. */
export function CustomerFields({ form }: { form: ContractForm<CustomerDraft> }) {
  const plain = { autoComplete: "off", spellCheck: false } as const;
  return (
    <>
      <Field label="Name" optional {...form.field("name")}>
        <Input {...form.text("name")} {...plain} maxLength={200} dir="auto" />
      </Field>
      <Field label="E-mail" optional {...form.field("email")}>
        <Input {...form.text("email")} {...plain} type="email" maxLength={254} />
      </Field>
      <Field
        label="Your own id"
        optional
        hint="As your shop knows them. One of the two, e-mail or id, is needed."
        {...form.field("external_id")}
      >
        <Input {...form.text("external_id")} {...plain} mono maxLength={200} />
      </Field>
      <Field label="Phone" optional {...form.field("phone")}>
        <Input {...form.text("phone")} {...plain} type="tel" maxLength={40} />
      </Field>
      <Field label="Language" optional hint="A code such as en or pt-BR." {...form.field("language")}>
        <Input {...form.text("language")} {...plain} maxLength={35} />
      </Field>
      <Field label="Tags" optional hint="Separated by commas." {...form.field("tags")}>
        <Input {...form.text("tags")} {...plain} dir="auto" />
      </Field>
    </>
  );
}
