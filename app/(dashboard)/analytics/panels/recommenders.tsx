"use client";

import type { Series } from "#components/charts/series.ts";
import type { StackedRow } from "#components/charts/stacked-prepare.ts";
import { StackedRows } from "#components/charts/stacked-rows.tsx";
import type { SeriesAnswer, SeriesPart } from "#lib/domain/analytics/series/hooks.ts";
import { groupName } from "../figures/group-name.ts";
import { listHref } from "../figures/list-href.ts";
import { groupKey } from "../figures/series-points.ts";
import type { Scope } from "../figures/use-figures.ts";
import { Panel } from "../frame/panel.tsx";
import { useGroups } from "./use-groups.ts";

const SHOWN = 6;
const title = "Who would recommend the shop, by channel";

const kinds: readonly Series[] = [
  { key: "promoters", label: "Promoters, 9 or 10", colour: "c1" },
  { key: "passives", label: "Passives, 7 or 8", colour: "c0" },
  { key: "detractors", label: "Detractors, 6 or less", colour: "c2" },
];

/** How likely customers said they are to recommend the shop. */
export function Recommenders({ scope }: { scope: Scope }) {
  const answers = {
    promoters: useAnswers(scope, 9, 10),
    passives: useAnswers(scope, 7, 8),
    detractors: useAnswers(scope, 0, 6),
  };
  const all = Object.values(answers);
  const query = {
    data: all.every(({ data }) => data)
      ? Object.fromEntries(names.map((name) => [name, answers[name].data]))
      : undefined,
    isPending: all.some(({ isPending }) => isPending),
    error: all.find(({ error }) => error)?.error ?? null,
    refetch: () => all.map(({ refetch }) => refetch()),
  };
  return (
    <Panel title={title} query={query} empty={(parts) => (rowsOf(parts).length === 0 ? emptyWords : null)}>
      {(parts) => <StackedRows title={title} rows={rowsOf(parts)} series={kinds} rowLabel="Channel" />}
    </Panel>
  );
}

type Kind = "promoters" | "passives" | "detractors";
const names: readonly Kind[] = ["promoters", "passives", "detractors"];

const emptyWords = "Once customers say how likely they are to recommend the shop, from 0 to 10, it will show here.";

function useAnswers(scope: Scope, min_nps: number, max_nps: number) {
  const narrowed = { ...scope, min_nps, max_nps };
  return useGroups({ scope: narrowed, by: ["channel"], metrics: ["conversations"], groups: SHOWN });
}

function rowsOf(parts: Partial<Record<string, SeriesAnswer>>): StackedRow[] {
  const rows = new Map<string, StackedRow>();
  for (const name of names) {
    for (const group of parts[name]?.groups ?? []) {
      const row = rows.get(groupKey(group)) ?? rowOf(group);
      if (!row || group.filter === null) continue;
      rows.set(row.key, {
        ...row,
        values: { ...row.values, [name]: group.values.conversations?.value ?? 0 },
        parts: { ...row.parts, [name]: listHref(group.filter) },
      });
    }
  }
  return [...rows.values()];
}

/** A group's filter names the answers of one kind; the whole row is any answer. */
function rowOf(group: SeriesPart): StackedRow | null {
  if (group.other || group.filter === null) return null;
  const whole = new URLSearchParams(group.filter);
  whole.set("min_nps", "0");
  whole.delete("max_nps");
  return { key: groupKey(group), label: groupName(group), values: {}, href: listHref(`${whole}`), parts: {} };
}
