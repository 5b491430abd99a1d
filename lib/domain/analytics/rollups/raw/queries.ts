import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { countedSql } from "#lib/domain/conversations/facts/service.ts";
import type { Filter } from "#lib/domain/conversations/list/service.ts";
import type { Dimension } from "../../definitions/dimensions.ts";
import { aggregateSql, type MetricRow } from "../../metrics/service.ts";
import { type SegmentTest, sourceOf } from "../dimensions/queries.ts";
import { measureSql } from "../measures/queries.ts";
import type { Gap } from "../rules.ts";
import type { Measure, TallyRow } from "../tally.ts";

/** Which conversations to count, by which points and groups. */
export type Rows = {
  gaps: readonly Gap[];
  edges: readonly Date[];
  dimensions: readonly Dimension[];
  filter: Filter;
  zone: string;
  segments: readonly SegmentTest[];
  now: Date;
};

const everyValue = "2147483647";

/** SQL for the rows, with `point`, `value_1` and `value_2` of each conversation `c`. */
export function rowsSql(merchantId: MerchantId, rows: Rows, params: Params) {
  const zone = () => `${params.add(rows.zone)}::text`;
  const sources = rows.dimensions.map((name) => sourceOf(name, zone, rows.segments, params, rows.now));
  const [first, second] = sources;
  const point = `width_bucket(c.started_at, ${params.add(rows.edges)}::timestamptz[]) - 1`;
  const from = `${stretchesSql(merchantId, rows, params)} ${sources.map(({ join }) => join).join(" ")}`;
  return { point, value_1: first?.value ?? "''", value_2: second?.value ?? "''", from };
}

/** One stretch is read by its bounds; of several, each is looked up by the index. */
function stretchesSql(merchantId: MerchantId, { gaps, filter }: Rows, params: Params): string {
  const where = countedSql(merchantId, filter, params);
  const [only, ...others] = gaps;
  if (only && others.length === 0) {
    const bounds = `c.started_at >= ${params.add(only.from)} AND c.started_at < ${params.add(only.to)}`;
    return `(SELECT * FROM conversations c WHERE ${where} AND ${bounds}) c`;
  }
  const [starts, ends] = [params.add(gaps.map(({ from }) => from)), params.add(gaps.map(({ to }) => to))];
  return `unnest(${starts}::timestamptz[], ${ends}::timestamptz[]) AS stretch (starts_at, ends_at)
    CROSS JOIN LATERAL (SELECT * FROM conversations c WHERE ${where}
      AND c.started_at >= stretch.starts_at AND c.started_at < stretch.ends_at OFFSET 0) c`;
}

export type RawRow = TallyRow & { point: number; value_1: string; value_2: string };

export function countRows(
  tx: Queryable,
  merchantId: MerchantId,
  rows: Rows,
  measures: readonly Measure[],
): Promise<RawRow[]> {
  const params = new Params();
  const { point, value_1, value_2, from } = rowsSql(merchantId, rows, params);
  const counted = measures.map((measure) => `${measureSql(measure, everyValue)} AS ${measure}`);
  return tx.query(
    `SELECT ${point} AS point, ${value_1} AS value_1, ${value_2} AS value_2, ${counted.join(", ")}
     FROM ${from} GROUP BY 1, 2, 3`,
    params.values,
  );
}

/** Of a group at a point; `point` is -1 for the whole stretch. */
export type PeopleRow = {
  point: number;
  value_1: string;
  value_2: string;
  conversations: number;
  customers: number;
  lead_score: number | null;
};

/** Each customer once a point and once in the whole, which no sum of points can tell. */
export function countPeople(tx: Queryable, merchantId: MerchantId, rows: Rows, scored: boolean): Promise<PeopleRow[]> {
  const params = new Params();
  const { point, value_1, value_2, from } = rowsSql(merchantId, rows, params);
  const figures = () =>
    `LEFT JOIN customer_figures s ON s.merchant_id = ${params.add(merchantId)} AND s.customer_id = p.customer_id`;
  return tx.query(
    `SELECT coalesce(p.point, -1) AS point, p.value_1, p.value_2, sum(p.times)::float8 AS conversations,
       count(*)::float8 AS customers, ${scored ? "avg(s.lead_score)::float8" : "NULL::float8"} AS lead_score
     FROM (
       SELECT point, value_1, value_2, customer_id, count(*) AS times
       FROM (SELECT ${point} AS point, ${value_1} AS value_1, ${value_2} AS value_2, c.customer_id FROM ${from}) c
       GROUP BY GROUPING SETS ((point, value_1, value_2, customer_id), (value_1, value_2, customer_id))) p
     ${scored ? figures() : ""}
     GROUP BY 1, 2, 3`,
    params.values,
  );
}

export type OwnRow = { point: number; value_1: string; value_2: string; figures: (number | null)[] };

/** The merchant's own metrics, three numbers of each: its value, of how many conversations, and a ratio's base. */
export function countOwn(
  tx: Queryable,
  merchantId: MerchantId,
  rows: Rows,
  metrics: readonly MetricRow[],
): Promise<OwnRow[]> {
  const params = new Params();
  const { point, value_1, value_2, from } = rowsSql(merchantId, rows, params);
  const figures = metrics.flatMap((metric) => {
    const { value, count, base } = aggregateSql(metric, params, rows.now);
    return [value, count, base];
  });
  return tx.query(
    `SELECT coalesce(point, -1) AS point, value_1, value_2, ARRAY[${figures.map((sql) => `(${sql})::float8`).join(", ")}] AS figures
     FROM (SELECT c.*, ${point} AS point, ${value_1} AS value_1, ${value_2} AS value_2 FROM ${from}) c
     GROUP BY GROUPING SETS ((point, value_1, value_2), (value_1, value_2))`,
    params.values,
  );
}
