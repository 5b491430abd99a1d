"use client";

import { FilterChip } from "#components/ui/chip.tsx";
import { Select } from "#components/ui/select.tsx";
import { type AnswerClass, answers, type Outcome, outcomes, useLogFilters } from "../address.ts";
import { AboutFilter } from "./about-filter.tsx";
import { EventFilter } from "./event-filter.tsx";
import { TimeFilter } from "./time-filter.tsx";

const ANY = "any";
const words: Record<Outcome, string> = {
  unsent: "not delivered yet",
  succeeded: "succeeded",
  retrying: "retrying",
  failed: "failed",
  canceled: "canceled",
  filtered: "left out by the filter",
};

/** What the log shows: by state, event, answer, time, and what it is about. */
export function LogFilters() {
  const [{ status, answer, about }, setFilters] = useLogFilters();
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
      <EventFilter />
      <Select
        prefix="Answer"
        aria-label="Answer"
        size="small"
        value={answer ?? ANY}
        onValueChange={(value) => setFilters({ answer: value === ANY ? null : (value as AnswerClass) })}
        options={[{ value: ANY, label: ANY }, ...answers.map((value) => ({ value, label: value }))]}
      />
      <TimeFilter />
      {about ? <FilterChip name="About" value={about} onRemove={() => setFilters({ about: null })} /> : <AboutFilter />}
    </>
  );
}
