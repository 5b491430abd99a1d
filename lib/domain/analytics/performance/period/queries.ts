import type { MerchantId } from "#lib/context.ts";
import type { Params } from "#lib/db/sql.ts";
import { piecesOf } from "./rules.ts";

type Table = "request_counts" | "request_times" | "webhook_counts" | "webhook_times";

/** SQL for the rows of a table of figures that add up to these steps, each with its step, counted from 0. */
export function pieces(
  params: Params,
  table: Table,
  merchantId: MerchantId,
  edges: readonly Date[],
  filter: Record<string, string | undefined> = {},
): string {
  const { cutHours, quarters } = piecesOf(edges);
  const narrowed = Object.entries(filter).map(([column, value]) =>
    value === undefined ? "" : ` AND ${column} = ${params.add(value)}`,
  );
  const own = `SELECT *, width_bucket(starts_at, ${params.add(edges)}::timestamptz[]) - 1 AS step FROM ${table}
    WHERE merchant_id = ${params.add(merchantId)}${narrowed.join("")}`;
  const whole = `${own} AND minutes = 60 AND starts_at >= ${params.add(edges.at(0))} AND starts_at < ${params.add(edges.at(-1))}`;
  if (cutHours.length === 0) return whole;
  return `${whole} AND starts_at <> ALL (${params.add(cutHours)}::timestamptz[])
    UNION ALL ${own} AND minutes = 15 AND starts_at = ANY (${params.add(quarters)}::timestamptz[])`;
}
