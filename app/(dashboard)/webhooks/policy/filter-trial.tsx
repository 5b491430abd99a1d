"use client";

import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { StateGlyph } from "#components/ui/state-glyph.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import type { Condition } from "#lib/conditions/contract.ts";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { EventRow } from "#lib/domain/events/hooks.ts";
import { useRecentEvents } from "#lib/domain/webhooks/hooks.ts";
import { brings } from "../event-choice.ts";
import { examplePayload } from "../event-example.ts";
import { momentIn } from "../trial/recent-events.ts";
import { tryFilter } from "./try-filter.ts";

const FIRST = 6;

type FilterTrialProps = { filter: Condition; chosen: readonly string[] };

/** Holds a filter, while it is written, against the newest events that the endpoint would get. */
export function FilterTrial({ filter, chosen }: FilterTrialProps) {
  const [all, setAll] = useState(false);
  const types = eventTypes.filter((type) => brings(chosen, type));
  const { data: recent, error, dataUpdatedAt } = useRecentEvents(types);
  if (error) return <p className="text-bad text-meta">The newest events could not be fetched. {error.message}</p>;
  if (!recent) return null;
  const happened = recent.length > 0;
  const events = happened ? recent : types.slice(0, 10).map((type): EventRow => JSON.parse(examplePayload(type)));
  const tried = tryFilter(filter, events, new Date(dataUpdatedAt));
  const matching = tried.filter(({ reason }) => reason === null).length;
  return (
    <section aria-label="The filter on events" className="max-w-form rounded-control border border-line">
      <p role="status" className="border-line border-b px-3 py-2 text-ink text-ui">
        {matching} of {happened ? `the newest ${tried.length} events` : `${tried.length} examples`} would be sent.
      </p>
      <ul className="divide-y divide-line text-meta">
        {(all ? tried : tried.slice(0, FIRST)).map(({ event, reason }) => (
          <TriedEvent key={`${event.id}${event.event}`} event={event} reason={reason} happened={happened} />
        ))}
      </ul>
      {!all && tried.length > FIRST && (
        <Button size="small" variant="quiet" className="m-1" onClick={() => setAll(true)}>
          Show all {tried.length}
        </Button>
      )}
    </section>
  );
}

type TriedProps = { event: EventRow; reason: string | null; happened: boolean };

function TriedEvent({ event, reason, happened }: TriedProps) {
  const zone = useTimeZone();
  return (
    <li className="flex items-start gap-2 px-3 py-1.5">
      <StateGlyph
        glyph={reason === null ? "check" : "closed"}
        className={`mt-px size-3.5 shrink-0 ${reason === null ? "text-good-mark" : "text-quiet"}`}
      />
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap justify-between gap-x-3">
          <code className="font-mono text-ink text-mono">{event.event}</code>
          <span className="text-ink-3">{happened ? momentIn(zone, event) : "example"}</span>
        </span>
        <span className="block break-words text-ink-2">
          {reason === null ? "Would be sent" : `Left out: ${reason}`}
        </span>
      </span>
    </li>
  );
}
