"use client";

import { useState } from "react";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";

type NumberFieldProps = {
  id?: string;
  error?: string;
  label: string;
  hint?: string;
  optional?: boolean;
  suffix?: string;
  value: number | null;
  /** Null: the field is empty. What is no number is NaN, for the contract to object to. */
  onChange: (value: number | null) => void;
};

/** A number as it is typed. */
export function NumberField({ value, onChange, suffix, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState(value === null ? "" : String(value));
  return (
    <Field {...field}>
      <Input
        inputMode="decimal"
        autoComplete="off"
        suffix={suffix}
        value={typed}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          onChange(text.trim() === "" ? null : Number(text));
        }}
      />
    </Field>
  );
}
