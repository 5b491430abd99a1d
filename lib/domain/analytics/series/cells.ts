import type { z } from "zod";
import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Filter } from "#lib/domain/conversations/list/service.ts";
import type { Metric as MetricSchema } from "../definitions/contract.ts";
import type { Dimension } from "../definitions/dimensions.ts";
import { type Figure, type Reading, rounded } from "../definitions/figures.ts";
import type { MetricRow } from "../metrics/service.ts";
import type { SegmentTest } from "../rollups/dimensions/queries.ts";
import { keyOf, peopleOf, tally, valuesOfOwn } from "../rollups/service.ts";
import { type Measure, Tally } from "../rollups/tally.ts";
import type { Stretch } from "./rules.ts";

// The figures of one stretch of time, by group and point.

/** A metric that was asked for, and where its figures come from. */
export type Chosen = { metric: z.output<typeof MetricSchema> } & (
  | { from: "tally"; reading: Reading }
  | { from: "people"; scored: boolean }
  | { from: "own"; row: MetricRow }
);

export type Values = Record<string, Figure>;

/** Stands for all points together. */
const whole = -1;
const nothing = new Tally();

type People = { conversations: number; customers: number | null; lead_score: number | null };
type Own = readonly (number | null)[];

/** What is known of a group. */
export class Cell {
  readonly tallies = new Map<number, Tally>();
  readonly people = new Map<number, People>();
  readonly own = new Map<number, Own>();
  #total: Tally | null = null;

  get total(): Tally {
    if (this.#total) return this.#total;
    this.#total = new Tally();
    for (const tally of this.tallies.values()) this.#total.addTally(tally);
    return this.#total;
  }

  get size(): number {
    return this.total.count("conversations");
  }

  has(point: number): boolean {
    return this.tallies.has(point) || this.people.has(point) || this.own.has(point);
  }

  valuesAt(point: number | "whole", chosen: readonly Chosen[], currency: string): Values {
    const place = point === "whole" ? whole : point;
    const tally = point === "whole" ? this.total : (this.tallies.get(point) ?? nothing);
    const values: Values = {};
    let owns = 0;
    for (const one of chosen) {
      const { id } = one.metric;
      if (one.from === "tally") values[id] = one.reading.figure(tally, currency);
      else if (one.from === "people") values[id] = ofPeople(one.scored, this.people.get(place));
      else values[id] = ofOwn(one, owns++, this.own.get(place), currency);
    }
    return values;
  }

  /** Takes another group in. Customers of two groups may be the same, so how many they are together is unknown. */
  absorb(other: Cell): void {
    this.#total = null;
    for (const [point, tally] of other.tallies) {
      const mine = this.tallies.get(point) ?? new Tally();
      mine.addTally(tally);
      this.tallies.set(point, mine);
    }
    for (const [point, { conversations }] of other.people) {
      const before = this.people.get(point)?.conversations ?? 0;
      this.people.set(point, { conversations: before + conversations, customers: null, lead_score: null });
    }
    for (const [point, figures] of other.own) {
      const before = this.own.get(point);
      this.own.set(point, before ? addedUp(before, figures) : figures);
    }
  }
}

/** Of two groups together only counts are known: neither means nor percentiles add up. */
function addedUp(one: Own, other: Own): Own {
  return one.map((value, index) => {
    if (index % 3 === 0) return null;
    const more = other[index];
    return value === null || more === null || more === undefined ? null : value + more;
  });
}

function ofPeople(scored: boolean, people: People | undefined): Figure {
  const count = people?.conversations ?? 0;
  if (!scored) return { value: people ? people.customers : 0, count };
  const mean = people?.lead_score ?? null;
  return { value: mean === null ? null : rounded(mean, 1), count };
}

function ofOwn(one: Chosen & { from: "own" }, index: number, figures: Own | undefined, currency: string): Figure {
  const { aggregate } = one.row;
  const [value = null, count = null, base = null] = figures?.slice(index * 3, index * 3 + 3) ?? [];
  const [counted, of] = [count ?? 0, base ?? 0];
  if (aggregate === "count") return { value: counted, count: counted };
  if (aggregate === "ratio") return { value: of > 0 ? rounded(counted / of, 4) : null, count: counted, base: of };
  const shown = value === null ? null : rounded(value, 4);
  if (one.metric.kind !== "money" || shown === null) return { value: shown, count: counted };
  const mean = aggregate === "sum" && counted > 0 ? rounded(shown / counted, 2) : shown;
  return { value: shown, count: counted, money: [{ currency, value: shown, count: counted, mean }] };
}

export type Asked = {
  stretch: Stretch;
  dimensions: readonly Dimension[];
  filter: Filter;
  chosen: readonly Chosen[];
  zone: string;
  keptZone: string;
  segments: readonly SegmentTest[];
  /** What is to be counted beside what the metrics need. */
  more?: readonly Measure[];
  now: Date;
};

/** Reads a stretch by groups; without dimensions there is one, and it is there even when it is empty. */
export async function readCells(tx: Queryable, merchantId: MerchantId, asked: Asked): Promise<Map<string, Cell>> {
  const { stretch, chosen, dimensions } = asked;
  const cells = new Map<string, Cell>(dimensions.length === 0 ? [[keyOf([]), new Cell()]] : []);
  const cellOf = (key: string) => cells.get(key) ?? (cells.set(key, new Cell()).get(key) as Cell);
  const wanted = { ...asked, edges: stretch.edges, measures: measuresOf(chosen, asked.more) };
  const people = chosen.filter((one) => one.from === "people");
  const own = chosen.flatMap((one) => (one.from === "own" ? [one.row] : []));
  const scored = people.some((one) => one.scored);
  const [tallies, ofPeople, ofOwn] = await Promise.all([
    tally(tx, merchantId, wanted),
    people.length > 0 ? peopleOf(tx, merchantId, wanted, scored) : [],
    own.length > 0 ? valuesOfOwn(tx, merchantId, wanted, own) : [],
  ]);
  for (const [key, points] of tallies) {
    for (const [point, counted] of points) cellOf(key).tallies.set(point, counted);
  }
  for (const { key, point, ...row } of ofPeople) cellOf(key).people.set(point, row);
  for (const { key, point, figures } of ofOwn) cellOf(key).own.set(point, figures);
  return cells;
}

/** How many conversations there are decides which groups are the largest. */
function measuresOf(chosen: readonly Chosen[], more: readonly Measure[] = []): Measure[] {
  const read = chosen.flatMap((one) => (one.from === "tally" ? one.reading.measures : []));
  return [...new Set<Measure>(["conversations", ...read, ...more])];
}
