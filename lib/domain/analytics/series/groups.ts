import type { z } from "zod";
import type { Dimension } from "../definitions/catalogue.ts";
import { Cell, type Chosen, type Values } from "./cells.ts";
import type { SeriesGroup } from "./contract.ts";
import { groupQuery, type ListQuery, listText } from "./query.ts";
import { endOf, type Stretch, startOf } from "./rules.ts";
import { trendOf } from "./trend.ts";

// Puts figures, their filters and their trends together, as the answer has them.

export type Group = z.output<typeof SeriesGroup>;
type Key = Group["key"];

export type Shown = {
  chosen: readonly Chosen[];
  currency: string;
  zone: string;
  now: Date;
  /** The filter of the whole series, as the list's query has it. */
  base: ListQuery;
  current: Stretch;
  previous: Stretch | null;
};

/** A group in both stretches. */
export type Pair = { key: Key; query: ListQuery | null; other: boolean; now: Cell; before: Cell | null };

export function groupOf(pair: Pair, shown: Shown): Group {
  const { key, query, other, now, before } = pair;
  const { current, previous, chosen } = shown;
  const { filter, values, points } = partOf(now, current, query, shown);
  const compared = previous && before ? partOf(before, previous, query, shown) : null;
  const trend = compared && before ? trendsOf(chosen, [now, values], [before, compared.values]) : {};
  return { key, other, filter, values, points, previous: compared, trend };
}

function partOf(cell: Cell, stretch: Stretch, query: ListQuery | null, { chosen, currency, now }: Shown) {
  const { edges, labels } = stretch;
  const nothing = new Cell().valuesAt(0, chosen, currency);
  const rest = query && new URLSearchParams(query).toString();
  const points = labels.map((label, index) => {
    const [from, to] = [edges[index] as Date, edges[index + 1] as Date];
    return {
      label,
      starts_at: from.toISOString(),
      ends_at: to.toISOString(),
      unfinished: to > now,
      filter: rest === null ? null : boundedText(from, to, rest),
      values: cell.has(index) ? cell.valuesAt(index, chosen, currency) : nothing,
    };
  });
  const bounds = { starts_at: startOf(stretch).toISOString(), ends_at: endOf(stretch).toISOString() };
  const filter = query && listText(query, startOf(stretch), endOf(stretch));
  return { ...bounds, filter, values: cell.valuesAt("whole", chosen, currency), points };
}

const escaped = (moment: Date) => moment.toISOString().replaceAll(":", "%3A");
const boundedText = (from: Date, to: Date, rest: string) =>
  `started_after=${escaped(from)}&started_before=${escaped(to)}${rest && `&${rest}`}`;

export function trendsOf(chosen: readonly Chosen[], now: [Cell, Values], before: [Cell, Values]): Group["trend"] {
  const sideOf = (one: Chosen, [cell, values]: [Cell, Values]) => {
    const measure = one.from === "tally" ? one.reading.values : undefined;
    const figure = values[one.metric.id] as Values[string];
    return { figure, ...(measure && { values: cell.total.values(measure) }) };
  };
  return Object.fromEntries(
    chosen.map((one) => [one.metric.id, trendOf(one.metric, sideOf(one, now), sideOf(one, before))]),
  );
}

/** The largest groups, each with its filter, and all others as one. */
export function pairsOf(
  dimensions: readonly Dimension[],
  limit: number,
  now: ReadonlyMap<string, Cell>,
  before: ReadonlyMap<string, Cell> | null,
  { base, zone }: Shown,
  labelOf: (dimension: Dimension, value: string) => string,
): { pairs: Pair[]; total: number } {
  const keys = [...new Set([...now.keys(), ...(before?.keys() ?? [])])];
  const sizeOf = (key: string) => now.get(key)?.size ?? 0;
  const sorted = keys.toSorted((one, other) => sizeOf(other) - sizeOf(one) || (one < other ? -1 : 1));
  const pairs = sorted.slice(0, limit).map((text): Pair => {
    const values: string[] = JSON.parse(text);
    const key = dimensions.map((dimension, index) => {
      const value = values[index] as string;
      return { dimension, value: value === "" ? null : value, label: labelOf(dimension, value) };
    });
    const query = groupQuery(dimensions, values, base, zone);
    return {
      key,
      query,
      other: false,
      now: now.get(text) ?? new Cell(),
      before: before && (before.get(text) ?? new Cell()),
    };
  });
  const rest = sorted.slice(limit);
  if (rest.length > 0) {
    pairs.push({
      key: [],
      query: null,
      other: true,
      now: together(rest, now),
      before: before && together(rest, before),
    });
  }
  return { pairs, total: keys.length };
}

function together(keys: readonly string[], cells: ReadonlyMap<string, Cell>): Cell {
  const all = new Cell();
  for (const key of keys) {
    const cell = cells.get(key);
    if (cell) all.absorb(cell);
  }
  return all;
}
