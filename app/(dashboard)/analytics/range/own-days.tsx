"use client";

import { type FormEvent, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { problemOf, type Range } from "./range.ts";

type OwnDaysProps = { range: Range; today: string; onChoose: (from: string, to: string) => void };

/** A first and a last day of one's own. */
export function OwnDays({ range, today, onChoose }: OwnDaysProps) {
  const [from, setFrom] = useState(range.start);
  const [to, setTo] = useState(range.end);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = problemOf(from, to, today);
    setProblem(found);
    if (!found) onChoose(from, to);
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <div className="grid grid-cols-2 gap-2">
        <Field label="From">
          <Input type="date" size="small" max={today} value={from} onChange={(event) => setFrom(event.target.value)} />
        </Field>
        <Field label="To" error={problem ?? undefined}>
          <Input type="date" size="small" max={today} value={to} onChange={(event) => setTo(event.target.value)} />
        </Field>
      </div>
      <Button type="submit" size="small">
        Show these days
      </Button>
    </form>
  );
}
