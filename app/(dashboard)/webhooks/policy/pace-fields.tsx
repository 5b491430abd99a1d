"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import type { Ordering } from "#lib/domain/webhooks/endpoints/pace/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { BreakerFields } from "./breaker-fields.tsx";
import { NumberField } from "./number-field.tsx";

const orders: { value: Ordering; label: string }[] = [
  { value: "none", label: "As fast as possible, in any order" },
  { value: "conversation", label: "In order within a conversation" },
  { value: "customer", label: "In order for each customer" },
];

const NEVER = "never";
const days = [1, 3, 5, 14, 30];

/** How fast and in which order we send, and when we leave a receiver that fails alone. */
export function PaceFields({ form }: { form: ContractForm<EndpointValues> }) {
  const { rate_limit, max_in_flight, ordering, disable_after_hours } = form.values;
  const hours = [...new Set([...days.map((day) => day * 24), ...(disable_after_hours ? [disable_after_hours] : [])])];
  return (
    <>
      <div className="grid max-w-form gap-5 sm:grid-cols-2">
        <NumberField
          label="At most, each second"
          hint="What is more waits. Empty: no limit."
          optional
          suffix="deliveries"
          {...form.field("rate_limit")}
          value={rate_limit?.deliveries_per_second ?? null}
          onChange={(rate) => form.set("rate_limit", rate === null ? null : { deliveries_per_second: rate })}
        />
        {rate_limit && (
          <NumberField
            label="At once, after a quiet while"
            hint="Empty: those of one second."
            optional
            suffix="deliveries"
            value={rate_limit.burst ?? null}
            onChange={(burst) => form.set("rate_limit", { ...rate_limit, burst: burst ?? undefined })}
          />
        )}
        <NumberField
          label="At most, at a time"
          hint="Requests under way. Empty: no limit."
          optional
          suffix="requests"
          {...form.field("max_in_flight")}
          value={max_in_flight}
          onChange={(most) => form.set("max_in_flight", most)}
        />
      </div>
      <Field
        label="Order"
        hint="In order, one that fails holds up only those after it of the same conversation or customer."
        {...form.field("ordering")}
      >
        <Select value={ordering} onValueChange={(next) => form.set("ordering", next as Ordering)} options={orders} />
      </Field>
      <BreakerFields form={form} />
      <Field
        label="Switch off when everything has failed for"
        hint="We warn you after a fifth of that time. What waits is kept."
        {...form.field("disable_after_hours")}
      >
        <Select
          value={disable_after_hours === null ? NEVER : String(disable_after_hours)}
          onValueChange={(next) => form.set("disable_after_hours", next === NEVER ? null : Number(next))}
          options={[...hours.sort((a, b) => a - b).map(option), { value: NEVER, label: "Never" }]}
        />
      </Field>
    </>
  );
}

const option = (hours: number) => ({ value: String(hours), label: inWords(hours) });

function inWords(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}
