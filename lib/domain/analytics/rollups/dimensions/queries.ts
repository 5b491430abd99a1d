import type { Condition } from "#lib/conditions/contract.ts";
import type { Params } from "#lib/db/sql.ts";
import { hourOfWeekSql, outcomeSql, pageSql, productsSql } from "#lib/domain/conversations/facts/service.ts";
import { meetsSql } from "#lib/domain/segments/service.ts";
import type { Dimension } from "../../definitions/dimensions.ts";

// The groups that a conversation `c` is in, in SQL. An empty value stands for none.

const known = (sql: string) => `coalesce(${sql}, '')`;

const single = {
  channel: "c.channel",
  device_type: known("c.device_type"),
  language: known("c.language"),
  page: known(pageSql),
  status: "c.status",
  outcome: `(${outcomeSql})`,
  resolution_status: known("c.resolution_status"),
  priority: "c.priority",
  escalation_reason: known("c.escalation_reason"),
};

export type SegmentTest = { id: string; condition: Condition };

/** A value, and what has to be joined for it. */
export type Source = { value: string; join: string };

/** SQL of a dimension; `zone` gives an expression, segments are those that the merchant has. */
export function sourceOf(
  dimension: Dimension,
  zone: () => string,
  segments: readonly SegmentTest[],
  params: Params,
  now: Date,
): Source {
  switch (dimension) {
    case "tag":
      return { value: "tagged.tag", join: tagJoin };
    case "product":
      return { value: known("in_cart.sku"), join: productJoin };
    case "hour_of_week":
      return { value: `${hourOfWeekSql(zone())}::text`, join: "" };
    case "segment":
      return { value: "member.id", join: segmentJoin(segments, params, now) };
    default:
      return { value: single[dimension], join: "" };
  }
}

const tagJoin = `CROSS JOIN LATERAL unnest(CASE WHEN cardinality(c.tags) = 0 THEN '{""}'::text[] ELSE c.tags END) AS tagged (tag)`;
const productJoin = `LEFT JOIN LATERAL ${productsSql} AS in_cart ON true`;

function segmentJoin(segments: readonly SegmentTest[], params: Params, now: Date): string {
  if (segments.length === 0) return "JOIN (VALUES ('')) AS member (id) ON false";
  const rows = segments.map(({ id, condition }) => `(${params.add(id)}::text, ${meetsSql(condition, params, now)})`);
  return `JOIN customer_figures f ON f.merchant_id = c.merchant_id AND f.customer_id = c.customer_id
    JOIN customers u ON u.merchant_id = c.merchant_id AND u.id = c.customer_id
    JOIN merchants m ON m.id = c.merchant_id
    JOIN LATERAL (VALUES ${rows.join(", ")}) AS member (id, inside) ON member.inside`;
}
