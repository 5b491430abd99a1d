"use client";

import type { Series } from "#components/charts/series.ts";
import type { StackedRow } from "#components/charts/stacked-prepare.ts";
import { StackedRows } from "#components/charts/stacked-rows.tsx";
import type { SeriesAnswer } from "#lib/domain/analytics/series/hooks.ts";
import { groupName } from "../figures/group-name.ts";
import { listHref } from "../figures/list-href.ts";
import { groupKey } from "../figures/series-points.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";

const SHOWN = 6;

const fates: readonly Series[] = [
  { key: "bought", label: "Bought", colour: "c1" },
  { key: "open", label: "Still open", colour: "c0" },
  { key: "left", label: "Left behind", colour: "c2" },
];

const bought = { has_purchase: "true" };
const left = { has_purchase: "false", cart_left: "true" };
const open = { has_purchase: "false", cart_left: "false" };

/** What became of the carts that conversations told of, by the customer's device. */
export function CartFates({ scope }: { scope: Scope }) {
  const query = useGroups({
    scope: { ...scope, has_cart: "true" },
    by: ["device_type"],
    metrics: ["carts", "purchases", "carts_abandoned", "carts_recovered"],
    groups: SHOWN,
  });
  return (
    <Panel title="What became of carts, by device" query={query} empty={emptyWords}>
      {(answer) => (
        <StackedRows title="What became of carts, by device" rows={rowsOf(answer)} series={fates} rowLabel="Device" />
      )}
    </Panel>
  );
}

const emptyWords = ({ groups }: SeriesAnswer) =>
  groups.length === 0 ? "What customers put into their carts, and what became of it, will show here." : null;

function rowsOf({ groups }: SeriesAnswer): StackedRow[] {
  return groups.flatMap((group) => {
    if (group.filter === null) return [];
    const { filter } = group;
    const value = (metric: string) => group.values[metric]?.value ?? 0;
    const abandoned = value("carts_abandoned") - value("carts_recovered");
    return {
      key: groupKey(group),
      label: groupName(group),
      values: { bought: value("purchases"), left: abandoned, open: value("carts") - value("purchases") - abandoned },
      href: listHref(filter),
      parts: { bought: listHref(filter, bought), left: listHref(filter, left), open: listHref(filter, open) },
    };
  });
}
