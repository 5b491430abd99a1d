"use client";

import { type SyntheticEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { ChoiceEditor } from "./choices-editor.tsx";
import { daysOfPeriod, lastDays, type Period, periodOfDays } from "./period.ts";

const presets = [
  { value: "1", label: "Today" },
  { value: "7", label: "Last 7 days" },
  { value: "30", label: "Last 30 days" },
  { value: "90", label: "Last 90 days" },
] as const;

type PeriodEditorProps = { period: Period; onChange: (period: Period) => void };

/** When conversations began: a usual stretch, or from day to day. */
export function PeriodEditor({ period, onChange }: PeriodEditorProps) {
  const zone = useTimeZone();
  const days = daysOfPeriod(period, zone);
  const [from, setFrom] = useState(days.from ?? "");
  const [to, setTo] = useState(days.to ?? "");
  const backwards = from !== "" && to !== "" && to < from;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (!backwards) onChange(periodOfDays(from || null, to || null, zone));
  };
  return (
    <div className="flex flex-col gap-3">
      <ChoiceEditor
        label="Usual stretches"
        options={presets}
        chosen={null}
        onChoose={(count) => onChange(lastDays(Number(count), new Date(), zone))}
      />
      <form noValidate onSubmit={submit} className="flex flex-col gap-3 border-line border-t pt-3">
        <div className="grid grid-cols-2 gap-2">
          <Field label="From">
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label="To" error={backwards ? "This lies before the first day." : undefined}>
            <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          </Field>
        </div>
        <p className="text-ink-3 text-meta">Days in {zone.replace(/_/g, " ")}, both included.</p>
        <Button type="submit">Apply</Button>
      </form>
    </div>
  );
}
