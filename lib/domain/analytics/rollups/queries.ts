import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { type Dimension, dimensions } from "../definitions/dimensions.ts";
import { sourceOf } from "./dimensions/queries.ts";
import { measureSql } from "./measures/queries.ts";
import { type Coverage, exactValues, keptDimensions, keptFrom, keptName, keptPairs } from "./rules.ts";
import { countMeasures, type Measure, moneyMeasures, type TallyRow, valueMeasures } from "./tally.ts";

const measures: readonly Measure[] = [...countMeasures, ...moneyMeasures, ...valueMeasures];

const columns = [
  ...["channel", "device_type", "language", "page_url", "status", "resolution_status", "priority", "escalation_reason"],
  ...["escalated_at", "message_count", "first_response_ms", "duration_seconds", "started_at", "completed_at", "tags"],
  ...["reopened_count", "reopened_after_seconds", "satisfaction_score", "nps_score", "cart_value_minor", "cart_items"],
  ...["cart_currency", "cart_abandoned_at", "cart_left_at", "purchased_at", "purchase_minor", "purchase_currency"],
  ...["last_message_at", "high_value_at"],
];

const apart = keptDimensions.filter((dimension) => !dimensions[dimension].overlapping);
const overlapping = keptDimensions.filter((dimension) => dimensions[dimension].overlapping);
const sets: (readonly Dimension[])[] = [[], ...apart.map((dimension) => [dimension]), ...keptPairs];
const allNames = [...sets, ...overlapping.map((dimension) => [dimension])].map((set) => keptName(set));

// Which of the dimensions a row is not grouped by, as PostgreSQL's GROUPING tells it.
const maskOf = (set: readonly Dimension[]) =>
  apart.reduce((mask, dimension) => mask * 2 + (set.includes(dimension) ? 0 : 1), 0);
const bySet = (answer: (set: readonly Dimension[]) => string) =>
  `CASE GROUPING(${apart.map((name) => `c.of_${name}`).join(", ")}) ${sets
    .map((set) => `WHEN ${maskOf(set)} THEN ${answer(set)}`)
    .join(" ")} END`;
const valueAt = (place: number) => (set: readonly Dimension[]) => (set[place] ? `c.of_${set[place]}` : "''");
const enough = [keptFrom.total, keptFrom.single, keptFrom.pair];

/** Counts days anew from the conversations themselves; `edges` are where these days begin, and where the last ends. */
export async function keepDays(
  tx: Queryable,
  merchantId: MerchantId,
  days: readonly string[],
  edges: readonly Date[],
  zone: string,
): Promise<void> {
  await tx.query(
    "DELETE FROM analytics_days WHERE merchant_id = $1 AND dimensions = ANY($2) AND day BETWEEN $3 AND $4",
    [merchantId, allNames, days[0], days.at(-1)],
  );
  const params = new Params();
  const merchant = params.add(merchantId);
  const list = params.add(edges);
  const zonePlace = `${params.add(zone)}::text`;
  const zoneSql = () => zonePlace;
  const values = apart.map((name) => `${sourceOf(name, zoneSql, [], params, new Date(0)).value} AS of_${name}`);
  const counted = measures.map((measure) => measureSql(measure, String(exactValues))).join(", ");
  const parts = overlapping.map((name) => {
    const { value, join } = sourceOf(name, zoneSql, [], params, new Date(0));
    return `SELECT ${merchant}, '${name}', c.day, ${value}, '', ${counted} FROM c ${join}
      GROUP BY c.day, ${value} HAVING max(c.of_day) >= ${keptFrom.single}`;
  });
  await tx.query(
    `WITH c AS MATERIALIZED (
       SELECT ${columns.map((column) => `c.${column}`).join(", ")}, ${values.join(", ")},
         (${params.add(days)}::date[])[width_bucket(c.started_at, ${list}::timestamptz[])] AS day,
         count(*) OVER (PARTITION BY width_bucket(c.started_at, ${list}::timestamptz[])) AS of_day
       FROM conversations c
       WHERE c.merchant_id = ${merchant} AND c.started_at >= ${params.add(edges[0])} AND c.started_at < ${params.add(edges.at(-1))})
     INSERT INTO analytics_days (merchant_id, dimensions, day, value_1, value_2, ${measures.join(", ")})
     SELECT ${merchant}, ${bySet((set) => `'${keptName(set)}'`)}, c.day, ${bySet(valueAt(0))}, ${bySet(valueAt(1))}, ${counted}
     FROM c GROUP BY GROUPING SETS (${sets.map((set) => `(${["c.day", ...set.map((name) => `c.of_${name}`)].join(", ")})`).join(", ")})
     HAVING max(c.of_day) >= ${bySet((set) => String(enough[set.length]))}
     UNION ALL ${parts.join(" UNION ALL ")}`,
    params.values,
  );
}

export type KeptRow = TallyRow & { day: string; value_1: string; value_2: string };

/** What is kept of days under a name. */
export function keptRows(
  tx: Queryable,
  merchantId: MerchantId,
  name: string,
  { first, last }: Days,
  wanted: readonly Measure[],
): Promise<KeptRow[]> {
  return tx.query(
    `SELECT day::text, value_1, value_2, ${wanted.join(", ")} FROM analytics_days
     WHERE merchant_id = $1 AND dimensions = $2 AND day BETWEEN $3 AND $4`,
    [merchantId, name, first, last],
    { keepPlan: true },
  );
}

/** The first day and the last, and when they begin and end. */
export type Days = { first: string; last: string; from: Date; to: Date };

/** What has to be known of days before what is kept of them may answer. */
export type Standing = {
  coverage: Coverage | null;
  /** The hours that have changed since their days were counted. */
  changed: readonly Date[];
  /** Days with some conversations, but fewer than were asked for. */
  small: readonly string[];
};

export async function standingOf(
  tx: Queryable,
  merchantId: MerchantId,
  { first, last, from, to }: Days,
  enough: number,
): Promise<Standing> {
  const rows = await tx.query<Coverage & { changed: Date[]; small: string[] }>(
    `SELECT form, complete_from::text,
       ARRAY(SELECT DISTINCT hour FROM analytics_changes
         WHERE merchant_id = $1 AND hour > $2::timestamptz - interval '1 hour' AND hour < $3) AS changed,
       ARRAY(SELECT day::text FROM analytics_days WHERE merchant_id = $1 AND dimensions = '' AND day BETWEEN $4 AND $5
         AND conversations < $6) AS small
     FROM analytics_coverage WHERE merchant_id = $1`,
    [merchantId, from, to, first, last, enough],
    { keepPlan: true },
  );
  const { changed = [], small = [], ...coverage } = rows[0] ?? {};
  return { coverage: rows[0] ? (coverage as Coverage) : null, changed, small };
}

export async function coverageOf(tx: Queryable, merchantId: MerchantId): Promise<Coverage | null> {
  const rows = await tx.query<Coverage>(
    "SELECT form, complete_from::text FROM analytics_coverage WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0] ?? null;
}

export async function saveCoverage(
  tx: Queryable,
  merchantId: MerchantId,
  { form, complete_from, complete }: Coverage & { complete: boolean },
): Promise<void> {
  await tx.query(
    `INSERT INTO analytics_coverage (merchant_id, form, complete_from, complete) VALUES ($1, $2, $3, $4)
     ON CONFLICT (merchant_id) DO UPDATE SET form = $2, complete_from = $3, complete = $4`,
    [merchantId, form, complete_from, complete],
  );
}

/** Takes away what was noted of some hours, the latest first, and answers with these hours. */
export async function takeChanges(tx: Queryable, merchantId: MerchantId, limit: number): Promise<Date[]> {
  const rows = await tx.query<{ hour: Date }>(
    `WITH hours AS MATERIALIZED (
       SELECT DISTINCT hour FROM analytics_changes WHERE merchant_id = $1 ORDER BY hour DESC LIMIT $2),
     taken AS (
       DELETE FROM analytics_changes WHERE merchant_id = $1 AND hour = ANY(ARRAY(SELECT hour FROM hours)))
     SELECT hour FROM hours`,
    [merchantId, limit],
  );
  return rows.map(({ hour }) => hour);
}

/** Merchants with changes noted before a moment, or whose history is not counted to its beginning in this form. */
export async function merchantsWithWork(db: Queryable, settled: Date, form: (zone: string) => string, limit: number) {
  const [before = "", after = ""] = form("|").split("|");
  const rows = await db.query<{ id: MerchantId }>(
    `SELECT m.id FROM merchants m LEFT JOIN analytics_coverage k ON k.merchant_id = m.id
     WHERE k.complete IS NOT TRUE OR k.form <> $2::text || m.time_zone || $3::text
       OR EXISTS (SELECT FROM analytics_changes a WHERE a.merchant_id = m.id AND a.noted_at < $1)
     ORDER BY random() LIMIT $4`,
    [settled, before, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** When the conversation began that stands so many places before a moment; null when there are not so many. */
export async function startBefore(tx: Queryable, merchantId: MerchantId, until: Date, places: number) {
  const rows = await tx.query<{ started_at: Date }>(
    `SELECT started_at FROM conversations WHERE merchant_id = $1 AND started_at < $2
     ORDER BY started_at DESC, id DESC OFFSET $3 LIMIT 1`,
    [merchantId, until, places],
  );
  return rows[0]?.started_at ?? null;
}

export async function newestStart(tx: Queryable, merchantId: MerchantId): Promise<Date | null> {
  const rows = await tx.query<{ at: Date | null }>(
    "SELECT max(started_at) AS at FROM conversations WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0]?.at ?? null;
}

export async function oldestStart(tx: Queryable, merchantId: MerchantId): Promise<Date | null> {
  const rows = await tx.query<{ at: Date | null }>(
    "SELECT min(started_at) AS at FROM conversations WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0]?.at ?? null;
}

/** Forgets all that is kept, of one merchant or of everybody, so that it is counted anew. */
export async function forget(tx: Queryable, merchantId: MerchantId | null): Promise<void> {
  await tx.query("DELETE FROM analytics_days WHERE $1::text IS NULL OR merchant_id = $1", [merchantId]);
  await tx.query("DELETE FROM analytics_coverage WHERE $1::text IS NULL OR merchant_id = $1", [merchantId]);
}

export async function zoneOf(tx: Queryable, merchantId: MerchantId): Promise<string | null> {
  const rows = await tx.query<{ time_zone: string }>("SELECT time_zone FROM merchants WHERE id = $1", [merchantId]);
  return rows[0]?.time_zone ?? null;
}

export async function allMerchants(db: Queryable): Promise<MerchantId[]> {
  const rows = await db.query<{ id: MerchantId }>("SELECT id FROM merchants ORDER BY id");
  return rows.map(({ id }) => id);
}

/** How many days are kept, of one merchant or of all. */
export async function countDays(db: Queryable, merchantId: MerchantId | null): Promise<number> {
  const rows = await db.query<{ days: number }>(
    "SELECT count(*)::int AS days FROM analytics_days WHERE dimensions = '' AND ($1::text IS NULL OR merchant_id = $1)",
    [merchantId],
  );
  return rows[0]?.days ?? 0;
}
