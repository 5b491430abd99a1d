import type { Condition } from "#lib/conditions/contract.ts";
import type { Params } from "#lib/db/sql.ts";
import type { Input } from "#lib/http/contract.ts";
import type { listConversations, sortColumns } from "./contract.ts";

type Query = Input<typeof listConversations>["query"];

/** Who is in a segment follows from its condition, asked at one moment. */
export type SegmentTest = { condition: Condition; at: Date };

/** A condition that a merchant has written, as SQL over conversation `c`. */
export type OwnTest = (merchant: string, params: Params) => string;

export type Filter = Omit<
  Query,
  "limit" | "cursor" | "sort" | "q" | "include_total" | "segment" | "metric" | "metric_base"
> & {
  segment?: SegmentTest;
  own?: readonly OwnTest[];
};

type Column = (typeof sortColumns)[number];

/** What the list is sorted by: the column, how a cursor's value is read, and whether a row may lack it. */
export type Order = { column: Column; type: string; nullable: boolean; descending: boolean };

/** Where a page begins: after the row of this value and id. */
export type Place = (string | number | null)[];

/** A stretch of the list: the rows that have the value that sorts, or those that lack it. */
export type Part = { unknown: boolean; after: Place | null };

const types: Partial<Record<Column, string>> = {
  duration_seconds: "integer",
  message_count: "integer",
  satisfaction_score: "numeric",
};
const nullable: Column[] = ["duration_seconds", "satisfaction_score"];

export function orderOf(sort: Query["sort"]): Order {
  const column = sort.replace(/^-/, "") as Column;
  return {
    column,
    type: types[column] ?? "timestamptz",
    nullable: nullable.includes(column),
    descending: sort.startsWith("-"),
  };
}

/** The parts that are still to be read after a place, the rows without a value last. */
export function partsFrom(order: Order, after: Place | null): Part[] {
  if (!order.nullable) return [{ unknown: false, after }];
  if (after?.[0] === null) return [{ unknown: true, after }];
  return [
    { unknown: false, after },
    { unknown: true, after: null },
  ];
}

/** What a text in the address may stand for in JSON: itself, a number, a truth value. */
export function jsonValuesOf(text: string): unknown[] {
  const values: unknown[] = [text];
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) && Number.isFinite(Number(text))) values.push(Number(text));
  if (text === "true" || text === "false") values.push(text === "true");
  return values;
}
