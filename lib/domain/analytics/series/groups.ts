import type { z } from "zod";
import type { Dimension } from "../definitions/dimensions.ts";
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

/** What the points of a stretch have in common whatever the group. */
const frames = new WeakMap<Stretch, Frame[]>();
type Frame = { label: string; starts_at: string; ends_at: string; to: Date; bounds: string };

function framesOf(stretch: Stretch): Frame[] {
  const known = frames.get(stretch);
  if (known) return known;
  const moments = stretch.edges.map((edge) => edge.toISOString());
  const made = stretch.labels.map((label, index) => {
    const [starts_at, ends_at] = [moments[index] as string, moments[index + 1] as string];
    const bounds = `started_after=${encodeURIComponent(starts_at)}&started_before=${encodeURIComponent(ends_at)}`;
    return { label, starts_at, ends_at, to: stretch.edges[index + 1] as Date, bounds };
  });
  frames.set(stretch, made);
  return made;
}

function partOf(cell: Cell, stretch: Stretch, query: ListQuery | null, { chosen, currency, now }: Shown) {
  const nothing = new Cell().valuesAt(0, chosen, currency);
  const rest = query && new URLSearchParams(query).toString();
  const points = framesOf(stretch).map(({ label, starts_at, ends_at, to, bounds }, index) => ({
    label,
    starts_at,
    ends_at,
    unfinished: to > now,
    filter: rest === null ? null : `${bounds}${rest && `&${rest}`}`,
    values: cell.has(index) ? cell.valuesAt(index, chosen, currency) : nothing,
  }));
  const bounds = { starts_at: startOf(stretch).toISOString(), ends_at: endOf(stretch).toISOString() };
  const filter = query && listText(query, startOf(stretch), endOf(stretch));
  return { ...bounds, filter, values: cell.valuesAt("whole", chosen, currency), points };
}

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
