"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { addDays, dateIn } from "#lib/calendar.ts";
import { type ExpiryChoice, expiryChoices, expiryOf } from "./expiry.ts";

export const usualExpiry: ExpiryChoice = "90";

type ExpiryFieldProps = {
  id: string;
  error: string | undefined;
  value: string | undefined;
  onChange: (expiresAt: string | undefined) => void;
  /** When a key that is there ends by now; that is the first choice then. */
  current?: string | null;
};

const KEEP = "keep";

/** When the key stops by itself. */
export function ExpiryField({ id, error, value, onChange, current }: ExpiryFieldProps) {
  const timeZone = useTimeZone();
  const [choice, setChoice] = useState<ExpiryChoice | typeof KEEP>(current === undefined ? usualExpiry : KEEP);
  const [day, setDay] = useState("");
  const pick = (nextChoice: ExpiryChoice | typeof KEEP, nextDay: string) => {
    setChoice(nextChoice);
    setDay(nextDay);
    if (nextChoice === KEEP) return onChange(current ?? undefined);
    onChange(expiryOf(nextChoice, nextDay, new Date(), timeZone));
  };
  return (
    <>
      <Field
        label="Stops working"
        hint={<ExpiryHint choice={choice} value={value} />}
        {...(choice === "day" ? {} : { id, error })}
      >
        <Select
          options={current === undefined ? expiryChoices : [asItIs(current, timeZone), ...expiryChoices]}
          value={choice}
          onValueChange={(next) => pick(next as ExpiryChoice | typeof KEEP, next === "day" ? tomorrow(timeZone) : "")}
        />
      </Field>
      {choice === "day" && (
        <Field label="Last day" hint={`Until its midnight in ${timeZone}.`} id={id} error={error}>
          <Input
            type="date"
            min={dateIn(timeZone, new Date())}
            value={day}
            onChange={(event) => pick("day", event.target.value)}
          />
        </Field>
      )}
    </>
  );
}

const asItIs = (current: string | null, timeZone: string) => ({
  value: KEEP,
  label: current === null ? "Never, as now" : `As now, on ${dateIn(timeZone, new Date(current))}`,
});

const tomorrow = (timeZone: string) => addDays(dateIn(timeZone, new Date()), 1);

function ExpiryHint({ choice, value }: { choice: ExpiryChoice | typeof KEEP; value: string | undefined }) {
  if (choice === "never" || (!value && choice === KEEP)) return "Revoke it yourself when its program is gone.";
  if (choice === "day" || !value) return "A key that ends by itself cannot be forgotten.";
  return (
    <>
      On <ClockTime at={value} format="date" />. A key that ends by itself cannot be forgotten.
    </>
  );
}
