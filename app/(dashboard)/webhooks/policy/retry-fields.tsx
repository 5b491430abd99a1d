"use client";

import { useState } from "react";
import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { presetDelays, type RetryPreset } from "#lib/domain/webhooks/endpoints/policy/rules.ts";
import type { EndpointValues } from "../endpoint-fields.tsx";
import { SchedulePicture } from "./schedule-picture.tsx";
import { readPauses, writePauses } from "./schedule-words.ts";

const presets: { value: RetryPreset; label: string }[] = [
  { value: "exponential", label: "Ever more slowly, for three days" },
  { value: "linear", label: "A little more slowly each time, for a day" },
  { value: "fixed", label: "Every hour, ten tries" },
  { value: "own", label: "My own pauses" },
];

/** When a delivery that failed is tried again, with a picture of it. */
export function RetryFields({ form }: { form: ContractForm<EndpointValues> }) {
  const { preset, delays_seconds = [] } = form.values.retry_schedule;
  const pauses = preset === "own" ? delays_seconds : presetDelays[preset];
  const [typed, setTyped] = useState(() => writePauses(pauses));
  const choose = (next: RetryPreset) => {
    setTyped(writePauses(pauses));
    form.set("retry_schedule", next === "own" ? { preset: next, delays_seconds: [...pauses] } : { preset: next });
  };
  const error = form.field("retry_schedule");
  return (
    <>
      <Field label="When a delivery fails, try again" {...(preset === "own" ? {} : error)}>
        <Select value={preset} onValueChange={(value) => choose(value as RetryPreset)} options={presets} />
      </Field>
      {preset === "own" && (
        <Field
          label="Pauses between the tries"
          hint="Separated by commas, such as 10 s, 5 min, 2 h. At most 30. Leave empty to try only once."
          {...error}
        >
          <Input
            mono
            autoComplete="off"
            value={typed}
            onChange={(event) => {
              setTyped(event.target.value);
              form.set("retry_schedule", { preset, delays_seconds: readPauses(event.target.value) });
            }}
          />
        </Field>
      )}
      <SchedulePicture pauses={pauses} />
    </>
  );
}
