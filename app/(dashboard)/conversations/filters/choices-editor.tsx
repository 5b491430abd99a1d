"use client";

import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { Checkbox } from "#components/ui/checkbox.tsx";

type Option<Value extends string> = { value: Value; label: ReactNode };

type ManyProps<Value extends string> = {
  options: readonly Option<Value>[];
  chosen: readonly Value[] | null;
  onChange: (chosen: Value[] | null) => void;
};

/** Several values of a short list. */
export function ChoicesEditor<Value extends string>({ options, chosen, onChange }: ManyProps<Value>) {
  const toggle = (value: Value, on: boolean) => {
    const next = options.map((option) => option.value).filter((own) => (own === value ? on : chosen?.includes(own)));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <div className="flex flex-col gap-2 touch:gap-0">
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          label={label}
          checked={chosen?.includes(value) ?? false}
          onCheckedChange={(checked) => toggle(value, checked === true)}
        />
      ))}
    </div>
  );
}

type OneProps<Value extends string> = {
  label: string;
  options: readonly Option<Value>[];
  chosen: Value | null;
  onChoose: (value: Value) => void;
};

/** One value of a list: choosing is done with a press. */
export function ChoiceEditor<Value extends string>({ label, options, chosen, onChoose }: OneProps<Value>) {
  return (
    <ul aria-label={label} className="-mx-1.5 flex max-h-100 flex-col overflow-y-auto">
      {options.map((option) => (
        <li key={option.value}>
          <button
            type="button"
            aria-pressed={option.value === chosen}
            onClick={() => onChoose(option.value)}
            className="flex min-h-8 w-full items-center justify-between gap-2 rounded-tag px-1.5 py-1 text-left text-ui hover:bg-hover focus-visible:-outline-offset-2 touch:min-h-11"
          >
            <span className="min-w-0 truncate" dir="auto">
              {option.label}
            </span>
            {option.value === chosen && <Check className="size-4 shrink-0 text-accent" aria-hidden="true" />}
          </button>
        </li>
      ))}
    </ul>
  );
}
