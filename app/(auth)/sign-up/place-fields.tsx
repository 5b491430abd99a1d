"use client";

import { useMemo } from "react";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { currencyOptions, timeZoneOptions } from "./choices.ts";

type Place = { time_zone: string; currency: string };

/** Where the shop is: its clock and its money. */
export function PlaceFields({ value, onChange }: { value: Place; onChange: (part: Partial<Place>) => void }) {
  const zones = useMemo(() => timeZoneOptions(value.time_zone), [value.time_zone]);
  const currencies = useMemo(currencyOptions, []);
  return (
    <>
      <Field label="Time zone" hint="Days and hours in reports follow it.">
        <Select options={zones} value={value.time_zone} onValueChange={(time_zone) => onChange({ time_zone })} />
      </Field>
      <Field label="Currency" hint="For the value of carts.">
        <Select options={currencies} value={value.currency} onValueChange={(currency) => onChange({ currency })} />
      </Field>
    </>
  );
}
