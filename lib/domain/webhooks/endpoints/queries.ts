import type { MerchantId } from "#lib/context.ts";
import { byIndex } from "#lib/db/by-index.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { Prisma, WebhookEndpoint } from "#lib/db/generated/client.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { isoTime } from "#lib/db/sql.ts";

export type EndpointRow = WebhookEndpoint;
export type EndpointChange = Omit<Prisma.WebhookEndpointUpdateInput, "merchant_id" | "id">;

type Filter = { statuses?: readonly string[]; after?: string; limit: number };

export function list(merchantId: MerchantId, { statuses, after, limit }: Filter): Promise<EndpointRow[]> {
  return prisma().webhookEndpoint.findMany({
    where: {
      merchant_id: merchantId,
      deleted_at: null,
      ...(after && { id: { lt: after } }),
      ...(statuses && { status: { in: [...statuses] } }),
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}

export function find(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string): Promise<EndpointRow | null> {
  return tx.webhookEndpoint.findUnique({
    where: { merchant_id_id: { merchant_id: merchantId, id }, deleted_at: null },
  });
}

/** Until the transaction ends nobody else changes the endpoint. */
export async function lock(tx: Prisma.TransactionClient, merchantId: MerchantId, id: string): Promise<void> {
  await queryable(tx).query("SELECT 1 FROM webhook_endpoints WHERE merchant_id = $1 AND id = $2 FOR UPDATE", [
    merchantId,
    id,
  ]);
}

export function insert(tx: Prisma.TransactionClient, row: Prisma.WebhookEndpointCreateInput): Promise<EndpointRow> {
  return tx.webhookEndpoint.create({ data: row });
}

export function update(
  tx: Prisma.TransactionClient,
  merchantId: MerchantId,
  id: string,
  change: EndpointChange,
): Promise<EndpointRow> {
  return tx.webhookEndpoint.update({ where: { merchant_id_id: { merchant_id: merchantId, id } }, data: change });
}

/** False when the endpoint was not enabled. */
export async function switchOff(tx: Queryable, merchantId: MerchantId, id: string, reason: string, now: Date) {
  const rows = await tx.query(
    `UPDATE webhook_endpoints SET status = 'disabled', status_reason = $3, updated_at = $4
     WHERE merchant_id = $1 AND id = $2 AND status = 'enabled' AND deleted_at IS NULL RETURNING id`,
    [merchantId, id, reason, now],
  );
  return rows.length > 0;
}

export type Health = {
  last_delivery: { status: string; at: string } | null;
  success_rate: number | null;
  failing_since: string | null;
  given_up: number;
  duration_ms_p95: number | null;
  waiting: number;
  next_attempt_at: Date | null;
  circuit: "closed" | "open" | null;
  open_until: Date | null;
  /** As the worker counts it: the first failure since the last success. */
  attempts_fail_since: Date | null;
};

const waitingOf = (which: string) => `
  (SELECT next_attempt_at, claim_id FROM webhook_deliveries
   WHERE merchant_id = e.merchant_id AND endpoint_id = e.id AND status IN ('pending', 'retrying') AND ${which}
   ORDER BY next_attempt_at LIMIT 10000)`;

/** Reads a bounded number of rows for each endpoint, however busy it is: the newest 1,000 and 10,000 that wait. */
const healthSql = `
SELECT e.id, recent.*, waiting.count AS waiting, lane.circuit, lane.open_until, lane.failing_since AS attempts_fail_since,
  CASE WHEN e.status = 'enabled' THEN waiting.next END AS next_attempt_at
FROM webhook_endpoints AS e
LEFT JOIN webhook_lanes AS lane ON lane.merchant_id = e.merchant_id AND lane.endpoint_id = e.id
CROSS JOIN LATERAL (
  WITH newest AS (
    SELECT *, attempt_count > 0 AND NOT test AS counts FROM webhook_deliveries
    WHERE merchant_id = e.merchant_id AND endpoint_id = e.id ORDER BY created_at DESC, id DESC LIMIT 1000
  ), success AS (SELECT coalesce(max(completed_at), '-infinity') AS at FROM newest WHERE counts AND status = 'succeeded')
  SELECT
    (array_agg(json_build_object('status', status, 'at', ${isoTime("updated_at")}) ORDER BY created_at DESC, id DESC)
      FILTER (WHERE attempt_count > 0))[1] AS last_delivery,
    avg((status = 'succeeded')::int) FILTER (WHERE counts AND created_at > $3)::float8 AS success_rate,
    ${isoTime("min(created_at) FILTER (WHERE counts AND created_at > success.at)")} AS failing_since,
    count(*) FILTER (WHERE counts AND created_at > $3 AND status = 'failed')::int AS given_up,
    percentile_disc(0.95) WITHIN GROUP (ORDER BY last_duration_ms) FILTER (WHERE counts AND created_at > $3)
      AS duration_ms_p95
  FROM newest CROSS JOIN success
) AS recent
CROSS JOIN LATERAL (
  SELECT count(*)::int, min(next_attempt_at) FILTER (WHERE claim_id IS NULL) AS next
  FROM (${waitingOf("NOT paced")} UNION ALL ${waitingOf("paced")} LIMIT 10000) AS first
) AS waiting
WHERE e.merchant_id = $1 AND e.id = ANY($2::text[])`;

const day = 24 * 60 * 60 * 1000;

export async function health(merchantId: MerchantId, ids: string[], now: Date): Promise<Map<string, Health>> {
  const values = [merchantId, ids, new Date(now.getTime() - day)];
  const rows = await byIndex((tx) => tx.query<Health & { id: string }>(healthSql, values));
  return new Map(rows.map(({ id, ...figures }) => [id, figures]));
}
