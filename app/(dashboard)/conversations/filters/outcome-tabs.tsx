"use client";

import { createSerializer } from "nuqs";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { outcomeWords } from "../words.ts";
import { type Filters, filterParams } from "./filter-params.ts";

const tabs = [null, "open", "escalated", "resolved", "unanswered"] as const;
const addressOf = createSerializer(filterParams);

/** The conversations by how they ended; the other filters stay. */
export function OutcomeTabs({ filters, className }: { filters: Filters; className?: string }) {
  const current = filters.outcome?.length ? filters.outcome.join() : null;
  return (
    <LinkTabs
      label="Outcome"
      className={className}
      tabs={tabs.map((outcome) => ({
        href: addressOf("/conversations", { ...filters, outcome: outcome && [outcome] }),
        label: outcome ? outcomeWords[outcome] : "All",
        current: current === outcome,
      }))}
    />
  );
}

/** Whether a tab says already what the outcome filter is. */
export const isTab = (outcome: Filters["outcome"]): boolean => outcome === null || outcome.length <= 1;
