"use client";

import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { FilterChip } from "#components/ui/chip.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Select } from "#components/ui/select.tsx";
import { type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { type EventRow, useEvents } from "#lib/domain/events/hooks.ts";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { LiveControls, type LiveLog } from "../live-log/live-controls.tsx";
import { LiveTable } from "../live-log/live-table.tsx";
import { useLiveRows } from "../live-log/use-live-rows.ts";
import { isFiltered, passes, queryOf, useEventFilters } from "./address.ts";
import { EventLines, eventColumns } from "./event-columns.tsx";

const ANY = "any";

type EventsLogProps = { selectedId: string | null; onSelect: (id: string) => void };

/** What happened, newest first. It moves by itself until it is held. */
export function EventsLog({ selectedId, onSelect }: EventsLogProps) {
  const top = useRef<HTMLDivElement>(null);
  const [chosen] = useEventFilters();
  const { newest, ...query } = useEvents(queryOf(chosen));
  const { push, onMissed, ...rows } = useLiveRows<EventRow>({
    query,
    newest,
    passes: (event) => passes(chosen, event),
    top,
  });
  const { state } = useLiveEvents({
    events: chosen.type ? [chosen.type] : eventTypes,
    onEvent: (event) => push(event as EventRow),
    onMissed,
  });
  const log = { ...rows, query, state };
  return (
    <LiveTable
      label="Event log"
      lists="Events"
      one="event"
      many="events"
      log={log}
      top={top}
      columns={eventColumns}
      roomForAll={1400}
      selectedId={selectedId}
      onSelect={onSelect}
      renderCompact={(event) => <EventLines event={event} />}
      empty={<Nothing />}
      bar={<Bar log={log} />}
    />
  );
}

function Bar({ log }: { log: LiveLog }) {
  const [{ type, conversation_id, customer_id }, setFilters] = useEventFilters();
  return (
    <div data-chrome className="flex flex-wrap items-center gap-2 border-line border-b px-6 py-2 max-md:px-4">
      <LiveControls log={log} />
      <Select
        prefix="Event"
        aria-label="Event"
        size="small"
        value={type ?? ANY}
        onValueChange={(value) => setFilters({ type: value === ANY ? null : (value as EventType) })}
        options={[{ value: ANY, label: ANY }, ...eventTypes.map((value) => ({ value, label: value }))]}
      />
      {conversation_id && (
        <FilterChip
          name="Conversation"
          value={conversation_id}
          onRemove={() => void setFilters({ conversation_id: null })}
        />
      )}
      {customer_id && (
        <FilterChip name="Customer" value={customer_id} onRemove={() => void setFilters({ customer_id: null })} />
      )}
    </div>
  );
}

function Nothing() {
  const [chosen, setFilters] = useEventFilters();
  if (!isFiltered(chosen)) {
    return (
      <EmptyState>
        Nothing has happened yet. Whatever your shop's conversations, customers and stock set off appears here by
        itself, and goes to the webhooks that listen.
      </EmptyState>
    );
  }
  const clear = () => setFilters({ type: null, conversation_id: null, customer_id: null });
  return (
    <EmptyState action={<Button onClick={clear}>Show all events</Button>}>No event matches these filters.</EmptyState>
  );
}
