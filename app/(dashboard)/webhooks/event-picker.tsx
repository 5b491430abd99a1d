"use client";

import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { catalogue, type EventType } from "#lib/domain/events/catalogue/contract.ts";
import { brings, broughtByMore, type Family, families, toggle } from "./event-choice.ts";
import { examplePayload } from "./event-example.ts";
import { EventSchema } from "./event-schema.tsx";

type EventPickerProps = { id: string; value: readonly string[]; onChange: (value: string[]) => void; error?: string };

/** Which events to send: everything, whole families, or single types, each with what it looks like. */
export function EventPicker({ id, value, onChange, error }: EventPickerProps) {
  const choose = (name: string) => onChange(toggle(value, name));
  return (
    <fieldset
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
      className="flex min-w-0 flex-col gap-2"
    >
      <legend className="mb-2 font-[550] text-ink text-ui">Events</legend>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-bad text-meta">
          <StateGlyph glyph="failed" className="mt-px size-3.5" />
          {error}
        </p>
      )}
      <Checkbox
        label="All events"
        hint="Also those that are added later."
        checked={value.includes("*")}
        onCheckedChange={() => choose("*")}
      />
      {families.map((family) => (
        <FamilyChoices key={family.name} family={family} chosen={value} onToggle={choose} />
      ))}
    </fieldset>
  );
}

type ChoicesProps = { chosen: readonly string[]; onToggle: (name: string) => void };

function FamilyChoices({ family, chosen, onToggle }: ChoicesProps & { family: Family }) {
  const some = family.types.some((type) => chosen.includes(type));
  return (
    <fieldset aria-label={`${family.name} events`} className="min-w-0 border-line border-t pt-2">
      <Checkbox
        label={
          <>
            All {family.name} events <code className="pl-1 font-mono text-ink-3 text-mono">{family.pattern}</code>
          </>
        }
        checked={brings(chosen, family.pattern) || (some && "indeterminate")}
        disabled={broughtByMore(chosen, family.pattern)}
        onCheckedChange={() => onToggle(family.pattern)}
      />
      <ul className="mt-2 flex flex-col gap-1.5 pl-6">
        {family.types.map((type) => (
          <EventChoice key={type} type={type} chosen={chosen} onToggle={onToggle} />
        ))}
      </ul>
    </fieldset>
  );
}

function EventChoice({ type, chosen, onToggle }: ChoicesProps & { type: EventType }) {
  const [shown, setShown] = useState(false);
  return (
    <li>
      <div className="flex items-start justify-between gap-2">
        <Checkbox
          label={<code className="font-mono text-mono">{type}</code>}
          hint={catalogue[type].summary}
          checked={brings(chosen, type)}
          disabled={broughtByMore(chosen, type)}
          onCheckedChange={() => onToggle(type)}
          className="min-w-0"
        />
        <Button
          variant="quiet"
          size="small"
          aria-expanded={shown}
          aria-label={`Details of ${type}`}
          onClick={() => setShown(!shown)}
          icon={<ChevronDown className={shown ? "rotate-180" : undefined} aria-hidden="true" />}
        >
          Details
        </Button>
      </div>
      {shown && (
        <div className="mt-1 flex flex-col gap-2">
          <p className="text-ink-2 text-meta">{catalogue[type].when}</p>
          <EventSchema type={type} />
          <CodeBlock code={examplePayload(type)} language="json" label={`Example of ${type}`} />
        </div>
      )}
    </li>
  );
}
