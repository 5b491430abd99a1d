"use client";

import { createSerializer } from "nuqs";
import { LinkTabs } from "#components/ui/link-tabs.tsx";
import { outcomeWords } from "../words.ts";
import type { Field } from "./fields.ts";
import { type Filters, filterParams } from "./filter-params.ts";

type View = Pick<Filters, "outcome" | "high_value" | "cart_abandoned">;

const everything: View = { outcome: null, high_value: null, cart_abandoned: null };

const views: { label: string; view: View }[] = [
  { label: "All", view: everything },
  ...(["open", "escalated", "resolved", "unanswered"] as const).map((outcome) => ({
    label: outcomeWords[outcome],
    view: { ...everything, outcome: [outcome] },
  })),
  { label: "High value", view: { ...everything, high_value: "true" } },
  { label: "Carts left behind", view: { ...everything, cart_abandoned: "true" } },
];

const addressOf = createSerializer(filterParams);

const isCurrent = (view: View, filters: Filters) =>
  (view.outcome?.join() ?? "") === (filters.outcome?.join() ?? "") &&
  view.high_value === filters.high_value &&
  view.cart_abandoned === filters.cart_abandoned;

/** Views of the conversations; the other filters stay. */
export function ViewTabs({ filters, className }: { filters: Filters; className?: string }) {
  return (
    <LinkTabs
      label="Views"
      className={className}
      tabs={views.map(({ label, view }) => ({
        href: addressOf("/conversations", { ...filters, ...view }),
        label,
        current: isCurrent(view, filters),
      }))}
    />
  );
}

/** Whether the current tab says already what a filter does. */
export const isTold = (field: Field, filters: Filters): boolean =>
  field in everything && views.some(({ view }) => isCurrent(view, filters));
