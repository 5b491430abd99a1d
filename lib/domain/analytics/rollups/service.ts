import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Filter } from "#lib/domain/conversations/list/service.ts";
import type { Dimension } from "../definitions/dimensions.ts";
import type { MetricRow } from "../metrics/service.ts";
import type { SegmentTest } from "./dimensions/queries.ts";
import * as queries from "./queries.ts";
import { countOwn, countPeople, countRows } from "./raw/queries.ts";
import { cleanDays, type Day, gapsBetween, joined, keptFrom, keptName, wholeDays } from "./rules.ts";
import { type Measure, Tally } from "./tally.ts";

/** What to count: of which stretch, cut where, by which groups, of conversations that pass which filter. */
export type Wanted = {
  edges: readonly Date[];
  dimensions: readonly Dimension[];
  filter: Filter;
  measures: readonly Measure[];
  /** In which hours of the week are told apart. */
  zone: string;
  /** The merchant's, whose days are kept. */
  keptZone: string;
  segments: readonly SegmentTest[];
  now: Date;
};

/** The values of a group as one text. */
export const keyOf = (values: readonly string[]) => JSON.stringify(values);

type Group = Map<number, Tally>;
/** By group, by point. */
export type Tallies = Map<string, Group>;

/**
 * Counts conversations: whole days that nothing has changed since come from what is kept of them, all else from the rows
 * themselves. To be called within one snapshot, so that both tell of the same moment.
 */
export async function tally(tx: Queryable, merchantId: MerchantId, wanted: Wanted): Promise<Tallies> {
  const { edges, dimensions, measures } = wanted;
  const [first, last] = [edges[0] as Date, edges.at(-1) as Date];
  const tallies: Tallies = new Map();
  const groupFor = (values: readonly string[]) => {
    const key = keyOf(values);
    const known = tallies.get(key);
    if (known) return known;
    const group: Group = new Map();
    tallies.set(key, group);
    return group;
  };
  const kept = await keptDays(tx, merchantId, wanted);
  if (kept) addKept(kept, groupFor);
  const gaps = kept ? [...gapsBetween(first, last, kept.clean), ...kept.small] : [{ from: first, to: last }];
  if (gaps.length === 0) return tallies;
  const ordered = joined(gaps.toSorted((one, other) => one.from.getTime() - other.from.getTime()));
  const rows = await countRows(tx, merchantId, { ...wanted, gaps: ordered }, measures);
  for (const row of rows) addRow(groupFor([row.value_1, row.value_2].slice(0, dimensions.length)), row.point, row);
  return tallies;
}

function addRow(group: Group, point: number, row: object): void {
  const known = group.get(point);
  if (known) known.addRow(row);
  else group.set(point, new Tally(row));
}

/** Of thousands of rows there are few groups, so each is looked for once. */
function addKept({ rows, points, read }: Kept, groupFor: (values: readonly string[]) => Group): void {
  const found = new Map<string, Map<string, Group | null>>();
  for (const row of rows) {
    const point = points.get(row.day);
    if (point === undefined) continue;
    const beside = found.get(row.value_1) ?? new Map<string, Group | null>();
    let group = beside.get(row.value_2);
    if (group === undefined) {
      const values = read(row);
      group = values && groupFor(values);
      found.set(row.value_1, beside.set(row.value_2, group));
    }
    if (group) addRow(group, point, row);
  }
}

type Kept = {
  /** All days that need not be read from their rows. */
  clean: readonly Day[];
  /** Of these, those with too few conversations to be kept by groups. */
  small: readonly Day[];
  rows: readonly queries.KeptRow[];
  /** Of the days whose rows may be used. */
  points: ReadonlyMap<string, number>;
  read: (row: queries.KeptRow) => string[] | null;
};

const enoughFor = [keptFrom.total, keptFrom.single, keptFrom.pair] as const;

/** The days that what is kept can answer for; null when it cannot answer at all. */
async function keptDays(tx: Queryable, merchantId: MerchantId, wanted: Wanted): Promise<Kept | null> {
  const pins = pinsOf(wanted.filter);
  if (!pins || wanted.measures.length === 0) return null;
  if (wanted.dimensions.includes("hour_of_week") && wanted.zone !== wanted.keptZone) return null;
  const name = keptName([...wanted.dimensions, ...pins.keys()]);
  const days = name === null ? [] : wholeDays(wanted.edges, wanted.keptZone);
  const [first, last] = [days[0], days.at(-1)];
  if (name === null || !first || !last) return null;
  const bounds = { first: first.date, last: last.date, from: first.from, to: last.to };
  const stored = name === "" ? [] : name.split(",");
  // Asked for at once, because waiting for each answer takes longer than finding it.
  const [{ coverage, changed, small }, rows] = await Promise.all([
    queries.standingOf(tx, merchantId, bounds, enoughFor[stored.length] ?? 0),
    queries.keptRows(tx, merchantId, name, bounds, wanted.measures),
  ]);
  const clean = cleanDays(days, coverage, wanted.keptZone, changed);
  if (clean.length === 0) return null;
  const few = new Set(small);
  const points = new Map(clean.filter(({ date }) => !few.has(date)).map(({ date, point }) => [date, point]));
  const read = (row: queries.KeptRow) => groupOf(row, stored, wanted.dimensions, pins);
  return { clean, small: clean.filter(({ date }) => few.has(date)), rows, points, read };
}

const listed = ["channel", "device_type", "language", "status", "outcome", "priority", "resolution_status"] as const;
const lone = ["page", "escalation_reason", "product"] as const;

/** The values that a filter asks for, by dimension; null when it asks for more than dimensions tell. */
function pinsOf(filter: Filter): Map<Dimension, readonly string[]> | null {
  const pins = new Map<Dimension, readonly string[]>();
  const { tag, ...others } = filter;
  if (tag && tag.length > 1) return null;
  if (tag) pins.set("tag", tag);
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined) continue;
    if (isOf(listed, name)) pins.set(name, value as string[]);
    else if (isOf(lone, name)) pins.set(name, [value as string]);
    else return null;
  }
  return pins;
}

const isOf = <const Names extends readonly string[]>(names: Names, name: string): name is Names[number] =>
  names.includes(name);

/** The group of a row that is kept, in the order that was asked for; null when the filter leaves it out. */
function groupOf(
  row: queries.KeptRow,
  stored: readonly string[],
  dimensions: readonly Dimension[],
  pins: ReadonlyMap<Dimension, readonly string[]>,
): string[] | null {
  const of = (dimension: Dimension) => (stored[0] === dimension ? row.value_1 : row.value_2);
  for (const [dimension, values] of pins) if (!values.includes(of(dimension))) return null;
  return dimensions.map(of);
}

const wholeStretch = ({ edges }: Wanted) => [{ from: edges[0] as Date, to: edges.at(-1) as Date }];
const groupKey = ({ dimensions }: Wanted, row: { value_1: string; value_2: string }) =>
  keyOf([row.value_1, row.value_2].slice(0, dimensions.length));

/** Customers by group and point, each once; point -1 is the whole stretch. Always from the rows. */
export async function peopleOf(tx: Queryable, merchantId: MerchantId, wanted: Wanted, scored: boolean) {
  const rows = await countPeople(tx, merchantId, { ...wanted, gaps: wholeStretch(wanted) }, scored);
  return rows.map(({ point, conversations, customers, lead_score, ...values }) => ({
    key: groupKey(wanted, values),
    point,
    conversations,
    customers,
    lead_score,
  }));
}

/** The merchant's own metrics by group and point, likewise: value, count and base of each. */
export async function valuesOfOwn(
  tx: Queryable,
  merchantId: MerchantId,
  wanted: Wanted,
  metrics: readonly MetricRow[],
) {
  const rows = await countOwn(tx, merchantId, { ...wanted, gaps: wholeStretch(wanted) }, metrics);
  return rows.map(({ point, figures, ...values }) => ({ key: groupKey(wanted, values), point, figures }));
}
