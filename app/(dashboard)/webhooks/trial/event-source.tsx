"use client";

import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { useRecentEvents } from "#lib/domain/webhooks/hooks.ts";
import { aboutOf, momentIn } from "./recent-events.ts";

/** An event to try something on: the example of a type, or one that happened. */
export type Source = { event_type: EventType; event_id: string | null };

const EXAMPLE = "example";

type EventSourceProps = { value: Source; onChange: (source: Source) => void; types?: readonly EventType[] };

/** Chooses a type of event, and its example or one of the newest that happened. */
export function EventSource({ value, onChange, types = eventTypes }: EventSourceProps) {
  const zone = useTimeZone();
  const { data: recent = [] } = useRecentEvents([value.event_type]);
  const happened = recent.map((event) => ({
    value: event.id,
    label: `${momentIn(zone, event)} ${aboutOf(event)}`.trim(),
  }));
  return (
    <div className="grid max-w-form gap-3 sm:grid-cols-2">
      <Field label="Event">
        <Select
          value={value.event_type}
          onValueChange={(type) => onChange({ event_type: type as EventType, event_id: null })}
          options={types.map((type) => ({ value: type, label: type }))}
        />
      </Field>
      <Field label="Data">
        <Select
          value={value.event_id ?? EXAMPLE}
          onValueChange={(id) => onChange({ ...value, event_id: id === EXAMPLE ? null : id })}
          options={[{ value: EXAMPLE, label: "The example of the guide" }, ...happened]}
        />
      </Field>
    </div>
  );
}
