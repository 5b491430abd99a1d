"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Checkbox } from "#components/ui/checkbox.tsx";
import type { CircuitBreaker } from "#lib/domain/webhooks/endpoints/pace/contract.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { NumberField } from "./number-field.tsx";

export const usualBreaker: CircuitBreaker = {
  failure_rate: 0.5,
  minimum_attempts: 20,
  window_seconds: 60,
  pause_seconds: 30,
};

/** When so many attempts fail that we pause and try one at a time. */
export function BreakerFields({ form }: { form: ContractForm<EndpointValues> }) {
  const breaker = form.values.circuit_breaker;
  const change = (part: Partial<CircuitBreaker>) =>
    form.set("circuit_breaker", { ...usualBreaker, ...breaker, ...part });
  const { id, error } = form.field("circuit_breaker");
  return (
    <fieldset id={id} tabIndex={-1} className="flex max-w-form flex-col gap-3">
      <legend className="sr-only">Pause when too many fail</legend>
      <Checkbox
        label="Pause when too many fail"
        hint="Then one delivery at a time tries whether the receiver works again. Nothing loses an attempt meanwhile."
        checked={breaker !== null}
        onCheckedChange={(on) => form.set("circuit_breaker", on === true ? usualBreaker : null)}
      />
      {error && <p className="text-bad text-meta">{error}</p>}
      {breaker && (
        <div className="grid gap-3 pl-6 sm:grid-cols-2">
          <NumberField
            label="Share that fails"
            suffix="%"
            value={Math.round((breaker.failure_rate ?? usualBreaker.failure_rate) * 100)}
            onChange={(percent) => change({ failure_rate: (percent ?? Number.NaN) / 100 })}
          />
          <NumberField
            label="Of at least"
            suffix="attempts"
            value={breaker.minimum_attempts ?? usualBreaker.minimum_attempts}
            onChange={(count) => change({ minimum_attempts: count ?? Number.NaN })}
          />
          <NumberField
            label="Within"
            suffix="seconds"
            value={breaker.window_seconds ?? usualBreaker.window_seconds}
            onChange={(seconds) => change({ window_seconds: seconds ?? Number.NaN })}
          />
          <NumberField
            label="First pause"
            suffix="seconds"
            value={breaker.pause_seconds ?? usualBreaker.pause_seconds}
            onChange={(seconds) => change({ pause_seconds: seconds ?? Number.NaN })}
          />
        </div>
      )}
    </fieldset>
  );
}
