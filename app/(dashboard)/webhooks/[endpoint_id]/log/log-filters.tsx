"use client";

import { Select } from "#components/ui/select.tsx";
import { type EventType, eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import { type Outcome, outcomes, useLogFilters } from "../address.ts";

const ANY = "any";
const words: Record<Outcome, string> = {
  unsent: "not delivered yet",
  succeeded: "succeeded",
  retrying: "retrying",
  failed: "failed",
  canceled: "canceled",
};

/** What the log shows: any state or one, any event or one. */
export function LogFilters() {
  const [{ status, event }, setFilters] = useLogFilters();
  return (
    <>
      <Select
        prefix="Status"
        aria-label="Status"
        size="small"
        value={status ?? ANY}
        onValueChange={(value) => setFilters({ status: value === ANY ? null : (value as Outcome) })}
        options={[{ value: ANY, label: ANY }, ...outcomes.map((value) => ({ value, label: words[value] }))]}
      />
      <Select
        prefix="Event"
        aria-label="Event"
        size="small"
        value={event ?? ANY}
        onValueChange={(value) => setFilters({ event: value === ANY ? null : (value as EventType) })}
        options={[{ value: ANY, label: ANY }, ...eventTypes.map((value) => ({ value, label: value }))]}
      />
    </>
  );
}
