import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Section } from "#components/ui/section.tsx";
import { Select } from "#components/ui/select.tsx";
import { type Draft, NO_INTENT } from "./draft.ts";

const zones = Intl.supportedValuesOf("timeZone");
const names = new Intl.DisplayNames("en-GB", { type: "currency" });
const currencies = Intl.supportedValuesOf("currency").map((code) => ({
  value: code,
  label: `${code}, ${names.of(code)}`,
}));
const intents = [
  { value: "low", label: "Low or more" },
  { value: "medium", label: "Medium or more" },
  { value: "high", label: "High" },
  { value: NO_INTENT, label: "Does not count" },
];
const number = { inputMode: "decimal", autoComplete: "off" } as const;

/** The settings by what they are about. */
export function SettingsFields({ form, slug }: { form: ContractForm<Draft>; slug: string }) {
  return (
    <>
      <Section title="Shop">
        <div className="flex flex-col gap-4">
          <Field label="Name" required {...form.field("name")}>
            <Input {...form.text("name")} autoComplete="organization" maxLength={120} dir="auto" />
          </Field>
          <Field label="Short name" hint="Names the shop on the command line. It does not change.">
            <Input value={slug} mono readOnly />
          </Field>
          <Field
            label="Time zone"
            required
            hint="Where the shop's days begin and end, in reports and lists."
            {...form.field("time_zone")}
          >
            <Input {...form.text("time_zone")} list="time-zones" autoComplete="off" spellCheck={false} />
          </Field>
          <datalist id="time-zones">
            {zones.map((zone) => (
              <option key={zone} value={zone} />
            ))}
          </datalist>
          <Field label="Currency" required hint="What the shop counts in." {...form.field("currency")}>
            <Select
              value={form.values.currency}
              onValueChange={(code) => form.set("currency", code)}
              options={currencies}
            />
          </Field>
        </div>
      </Section>
      <Section title="Abandoned carts">
        <Field
          label="Abandoned after"
          hint="Minutes without a message or a purchase. Empty: only when your shop says so."
          {...form.field("cart_abandonment_minutes")}
        >
          <Input {...form.text("cart_abandonment_minutes")} {...number} suffix="min" />
        </Field>
      </Section>
      <Section title="High-value interactions" note="one of the two is enough">
        <div className="flex flex-col gap-4">
          <Field label="Cart worth at least" hint="Empty: not by value." {...form.field("cart_value")}>
            <Input {...form.text("cart_value")} {...number} suffix={form.values.currency} />
          </Field>
          <Field label="Intent to buy" {...form.field("purchase_intent")}>
            <Select
              value={form.values.purchase_intent}
              onValueChange={(intent) => form.set("purchase_intent", intent)}
              options={intents}
            />
          </Field>
        </div>
      </Section>
      <Section title="Performance alerts" note="over the API calls of the last five minutes">
        <div className="flex flex-col gap-4">
          <Field
            label="Slow from"
            hint="Alerts when one of twenty calls took longer. Empty: never."
            {...form.field("response_time_seconds")}
          >
            <Input {...form.text("response_time_seconds")} {...number} suffix="s" />
          </Field>
          <Field
            label="Failing from"
            hint="Alerts when more than this share failed on our side. Empty: never."
            {...form.field("error_rate")}
          >
            <Input {...form.text("error_rate")} {...number} suffix="%" />
          </Field>
          <Field
            label="Judged from"
            required
            hint="With fewer calls than this nothing is judged."
            {...form.field("minimum_requests")}
          >
            <Input {...form.text("minimum_requests")} {...number} suffix="calls" />
          </Field>
        </div>
      </Section>
    </>
  );
}
