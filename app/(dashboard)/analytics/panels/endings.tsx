"use client";

import type { Series } from "#components/charts/series.ts";
import type { StackedRow } from "#components/charts/stacked-prepare.ts";
import { StackedRows } from "#components/charts/stacked-rows.tsx";
import type { SeriesAnswer, SeriesPart } from "#lib/domain/analytics/series/hooks.ts";
import { partName } from "../figures/group-name.ts";
import { listHref } from "../figures/list-href.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";

const SHOWN = 6;
const MOST_GROUPS = 200;

const endings: readonly Series[] = [
  { key: "resolved", label: "Resolved", colour: "c1" },
  { key: "unanswered", label: "Left unanswered", colour: "c0" },
  { key: "escalated", label: "Escalated", colour: "c2" },
  { key: "open", label: "Open", colour: "c3" },
];

/** How conversations ended, by the page on which they began. */
export function Endings({ scope }: { scope: Scope }) {
  const query = useGroups({ scope, by: ["page", "outcome"], metrics: ["conversations"], groups: MOST_GROUPS });
  return (
    <Panel title="How they ended, by entry point" query={query} empty={emptyWords}>
      {(answer) => {
        const rows = rowsOf(answer);
        const seen = endings.filter(({ key }) => rows.some((row) => row.values[key]));
        return <StackedRows title="How they ended, by entry point" rows={rows} series={seen} rowLabel="Page" />;
      }}
    </Panel>
  );
}

const emptyWords = ({ groups }: SeriesAnswer) =>
  groups.length === 0 ? "The pages on which customers ask will show here." : null;

type Page = Pick<SeriesPart["key"][number], "dimension" | "value" | "label">;

/** The busiest pages, each with its conversations by outcome. */
export function rowsOf({ groups, total }: SeriesAnswer): StackedRow[] {
  const pages = new Map<string | null, { page: Page; ended: SeriesPart[] }>();
  for (const group of groups) {
    const page = group.key.find(({ dimension }) => dimension === "page");
    if (group.other || !page) continue;
    const known = pages.get(page.value) ?? { page, ended: [] };
    pages.set(page.value, { page, ended: [...known.ended, group] });
  }
  const sizeOf = (ended: readonly SeriesPart[]) => ended.reduce((sum, group) => sum + countOf(group), 0);
  return [...pages.values()]
    .sort((a, b) => sizeOf(b.ended) - sizeOf(a.ended))
    .slice(0, SHOWN)
    .map(({ page, ended }) => ({
      key: page.value ?? "",
      label: partName({ ...page }),
      values: Object.fromEntries(ended.map((group) => [outcomeOf(group), countOf(group)])),
      href: listHref(total.filter ?? "", page.value === null ? { without: "page" } : { page: page.value }),
      parts: Object.fromEntries(ended.map((group) => [outcomeOf(group), listHref(group.filter ?? "")])),
    }));
}

const countOf = (group: SeriesPart) => group.values.conversations?.value ?? 0;
const outcomeOf = ({ key }: SeriesPart) => key.find(({ dimension }) => dimension === "outcome")?.value ?? "";
