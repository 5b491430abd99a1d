"use client";

import { useQuery } from "@tanstack/react-query";
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { dateIn } from "#lib/calendar.ts";
import { type Dimension, dimensionIds } from "#lib/domain/analytics/definitions/dimensions.ts";
import { type SeriesQuery, seriesQuery } from "#lib/domain/analytics/series/hooks.ts";
import type { AnalyticsFilters } from "../frame/use-analytics-filters.ts";
import type { AskedRange } from "../range/use-range.ts";

const params = {
  figure: parseAsString,
  group: parseAsArrayOf(parseAsStringLiteral(dimensionIds)),
};

const MOST_DIMENSIONS = 2;
const MOST_GROUPS = 50;

/** Which conversations of which days are asked about, whatever the figures. */
export type Scope = Pick<SeriesQuery, "from" | "to"> & AnalyticsFilters["query"];

export type Figures = ReturnType<typeof useFigures>;

/** The figures of a page: their answer, the one that is drawn and how it is grouped, both in the address. */
export function useFigures(metrics: readonly string[], asked: AskedRange, narrowed: AnalyticsFilters) {
  const zone = useTimeZone();
  const [{ figure, group }, set] = useQueryStates(params, { history: "push" });
  const { range, compare, by } = asked;
  const groups = [...new Set(group ?? [])].slice(0, MOST_DIMENSIONS);
  const scope: Scope = { from: range.start, to: range.end, ...narrowed.query };
  const query: SeriesQuery = {
    ...scope,
    interval: by,
    compare,
    metrics: [...metrics],
    ...(groups.length > 0 && { group_by: groups, groups: MOST_GROUPS }),
  };
  const answer = useQuery(seriesQuery(query));
  if (answer.data) asked.noticeToday(dateIn(zone, new Date(answer.data.generated_at)));
  return {
    answer,
    query,
    scope,
    groups,
    chosen: figure !== null && metrics.includes(figure) ? figure : (metrics[0] ?? ""),
    choose: (next: string) => void set({ figure: next }),
    groupBy: (next: readonly Dimension[]) => void set({ group: next.length > 0 ? [...next] : null }),
  };
}
