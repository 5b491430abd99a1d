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
};

/** When the key stops by itself. */
export function ExpiryField({ id, error, value, onChange }: ExpiryFieldProps) {
  const timeZone = useTimeZone();
  const [choice, setChoice] = useState(usualExpiry);
  const [day, setDay] = useState("");
  const pick = (nextChoice: ExpiryChoice, nextDay: string) => {
    setChoice(nextChoice);
    setDay(nextDay);
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
          options={expiryChoices}
          value={choice}
          onValueChange={(next) => pick(next as ExpiryChoice, next === "day" ? tomorrow(timeZone) : "")}
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

const tomorrow = (timeZone: string) => addDays(dateIn(timeZone, new Date()), 1);

function ExpiryHint({ choice, value }: { choice: ExpiryChoice; value: string | undefined }) {
  if (choice === "never") return "Revoke it yourself when its program is gone.";
  if (choice === "day" || !value) return "A key that ends by itself cannot be forgotten.";
  return (
    <>
      On <ClockTime at={value} format="date" />. A key that ends by itself cannot be forgotten.
    </>
  );
}
