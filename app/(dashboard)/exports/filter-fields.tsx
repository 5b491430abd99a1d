"use client";

import type { ContractForm } from "#components/forms/use-contract-form.ts";
import { FilterChip } from "#components/ui/chip.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { addDays, dateIn, startOfDay } from "#lib/calendar.ts";
import { type Resource, resources } from "#lib/domain/exports/resources/contract.ts";
import { day } from "#lib/http/schemas.ts";
import { filterWords } from "./export-words.ts";
import type { Wish } from "./wish.ts";

/** The range of days, whose ends may be moments or days, and the filters that were brought along, each of which can be taken away. */
export function FilterFields({ form, withPeriod }: { form: ContractForm<Wish>; withPeriod: boolean }) {
  const { values, set, field } = form;
  const { filters, time_zone } = values;
  const [after, before] = (resources[values.resource] as Resource).period;
  const others = filterWords(filters).filter(({ name }) => !withPeriod || (name !== after && name !== before));
  const without = (name: string) => Object.fromEntries(Object.entries(filters).filter(([key]) => key !== name));
  const choose = (name: string, moment: Date | null) =>
    set("filters", moment ? { ...filters, [name]: moment.toISOString() } : without(name));
  const dayOf = (name: string, back: number) => {
    const moment = filters[name];
    if (typeof moment !== "string") return "";
    return day.safeParse(moment).success ? moment : addDays(dateIn(time_zone, new Date(moment)), back);
  };
  const { error } = field("filters");
  if (!withPeriod && others.length === 0 && !error) return null;
  return (
    <div className="flex flex-col gap-3">
      {withPeriod && (
        <div className="grid grid-cols-2 gap-4 max-md:grid-cols-1">
          <Field label="From" optional hint={`Days in ${time_zone}.`} id="export-from">
            <Input
              type="date"
              value={dayOf(after, 0)}
              onChange={({ target: { value } }) => choose(after, value ? startOfDay(value, time_zone) : null)}
            />
          </Field>
          <Field label="To, included" optional id="export-to">
            <Input
              type="date"
              value={dayOf(before, -1)}
              onChange={({ target: { value } }) =>
                choose(before, value ? startOfDay(addDays(value, 1), time_zone) : null)
              }
            />
          </Field>
        </div>
      )}
      {others.length > 0 && (
        <ul aria-label="Filters" className="flex flex-wrap gap-2">
          {others.map(({ name, label, value }) => (
            <li key={name}>
              <FilterChip name={label} value={value} onRemove={() => set("filters", without(name))} />
            </li>
          ))}
        </ul>
      )}
      {error && (
        <p role="alert" className="text-bad text-meta">
          {error}
        </p>
      )}
    </div>
  );
}
