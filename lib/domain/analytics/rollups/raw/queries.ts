import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { countedSql } from "#lib/domain/conversations/facts/service.ts";
import type { Filter } from "#lib/domain/conversations/list/service.ts";
import type { Dimension } from "../../definitions/catalogue.ts";
import { type SegmentTest, sourceOf } from "../dimensions.ts";
import { measureSql } from "../measures.ts";
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
