import type { z } from "zod";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import type { Metric as MetricSchema } from "../definitions/contract.ts";
import type { Dimension } from "../definitions/dimensions.ts";

// The query of the conversation list that leads from a figure to its conversations. Browser-safe.

type Metric = z.output<typeof MetricSchema>;
export type ListQuery = Readonly<Record<string, string>>;

/** A filter as the list's query has it. */
export function queryOf(filter: Asked): ListQuery {
  const entries = Object.entries(filter).flatMap(([name, value]): [string, string][] => {
    if (value === undefined) return [];
    if (name === "metadata") return Object.entries(value as object).map(([key, text]) => [`metadata[${key}]`, text]);
    return [[name, Array.isArray(value) ? value.join(",") : String(value)]];
  });
  return Object.fromEntries(entries);
}

const withCommas: readonly Dimension[] = ["tag", "channel", "language"];

/**
 * What a group adds to the query; null where the list has no words for it: a value with a comma in a list of values, or
 * a parameter that the filter uses already in another way.
 */
export function groupQuery(
  dimensions: readonly Dimension[],
  values: readonly string[],
  base: ListQuery,
  zone: string,
): ListQuery | null {
  const query: Record<string, string> = { ...base };
  for (const [index, dimension] of dimensions.entries()) {
    const value = values[index] as string;
    if (value === "") {
      if (query.without?.split(",").includes(dimension)) continue;
      query.without = [query.without, dimension].filter(Boolean).join(",");
      continue;
    }
    if (withCommas.includes(dimension) && value.includes(",")) return null;
    const before = query[dimension];
    if (dimension === "tag" && before !== undefined) query.tag = [...new Set([...before.split(","), value])].join(",");
    else if (before !== undefined && !before.split(",").includes(value)) return null;
    else query[dimension] = value;
    if (dimension === "hour_of_week") query.time_zone = zone;
  }
  return query;
}

/** As text, bounded by two moments. */
export function listText(query: ListQuery, from: Date, to: Date): string {
  const bounds = { started_after: from.toISOString(), started_before: to.toISOString() };
  return new URLSearchParams({ ...bounds, ...query }).toString();
}

/**
 * A metric's filter beside a query: in its own words, or, where the query uses one of them already, by the metric's id,
 * so that both hold.
 */
export function fitting(metric: Metric, base: ListQuery, dimensions: readonly Dimension[]): Metric {
  const used = new Set([...Object.keys(base), ...dimensions]);
  const clashes = (filter: ListQuery) => Object.keys(filter).some((name) => used.has(name));
  const { id, filter, base_filter } = metric;
  return {
    ...metric,
    filter: clashes(filter) ? { metric: id } : filter,
    base_filter: base_filter && clashes(base_filter) ? { metric_base: id } : base_filter,
  };
}
