import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import type { Filter } from "../filter/queries.ts";

export type RecoveryRow = {
  merchant_id: MerchantId;
  id: string;
  action: "recover" | "retry" | "cancel";
  status: "running" | "completed" | "canceled";
  endpoint_id: string | null;
  filter: Filter;
  deliveries_per_second: number;
  total: number;
  done: number;
  skipped: number;
  after_at: Date;
  after_id: string;
  until: Date;
  created_at: Date;
  completed_at: Date | null;
};

export type NewRecovery = Pick<
  RecoveryRow,
  "id" | "action" | "endpoint_id" | "filter" | "deliveries_per_second" | "total" | "after_at" | "until"
>;

export async function insert(
  tx: Queryable,
  merchantId: MerchantId,
  made: NewRecovery,
  now: Date,
): Promise<RecoveryRow> {
  const rows = await tx.query<RecoveryRow>(
    `INSERT INTO webhook_recoveries (merchant_id, id, action, endpoint_id, filter, deliveries_per_second, total, after_at,
       until, next_run_at, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10) RETURNING *`,
    [
      ...[merchantId, made.id, made.action, made.endpoint_id, JSON.stringify(made.filter), made.deliveries_per_second],
      ...[made.total, made.after_at, made.until, now],
    ],
  );
  return rows[0] as RecoveryRow;
}

type ListFilter = { endpoint_id?: string; status?: string[]; after?: string; limit: number };

export function list(db: Queryable, merchantId: MerchantId, filter: ListFilter): Promise<RecoveryRow[]> {
  const params = new Params();
  const where = [`merchant_id = ${params.add(merchantId)}`];
  if (filter.endpoint_id) where.push(`endpoint_id = ${params.add(filter.endpoint_id)}`);
  if (filter.status) where.push(`status = ANY(${params.add(filter.status)}::text[])`);
  if (filter.after) where.push(`id < ${params.add(filter.after)}`);
  return db.query(
    `SELECT * FROM webhook_recoveries WHERE ${where.join(" AND ")} ORDER BY id DESC LIMIT ${params.add(filter.limit)}`,
    params.values,
  );
}

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<RecoveryRow | undefined> {
  const rows = await db.query<RecoveryRow>("SELECT * FROM webhook_recoveries WHERE merchant_id = $1 AND id = $2", [
    merchantId,
    id,
  ]);
  return rows[0];
}

export async function stop(tx: Queryable, merchantId: MerchantId, id: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE webhook_recoveries SET status = 'canceled', completed_at = $3, updated_at = $3
     WHERE merchant_id = $1 AND id = $2 AND status = 'running' RETURNING id`,
    [merchantId, id, now],
  );
  return rows.length > 0;
}

export type Due = Pick<RecoveryRow, "merchant_id" | "id">;

export function due(db: Queryable, now: Date, limit: number): Promise<Due[]> {
  return db.query(
    `SELECT merchant_id, id FROM webhook_recoveries WHERE status = 'running' AND next_run_at <= $1
     ORDER BY next_run_at LIMIT $2`,
    [now, limit],
  );
}

/** Takes a piece of work for this transaction, unless another worker has it or it is not its turn. */
export async function take(tx: Queryable, { merchant_id, id }: Due, now: Date): Promise<RecoveryRow | undefined> {
  const rows = await tx.query<RecoveryRow>(
    `SELECT * FROM webhook_recoveries WHERE merchant_id = $1 AND id = $2 AND status = 'running' AND next_run_at <= $3
     FOR UPDATE SKIP LOCKED`,
    [merchant_id, id, now],
  );
  return rows[0];
}

/** What a chunk came to; `after` is null when nothing is left. */
export type Step = { done: number; skipped: number; after: { at: Date; id: string } | null };

export async function advance(tx: Queryable, row: Due, { done, skipped, after }: Step, next: Date, now: Date) {
  await tx.query(
    `UPDATE webhook_recoveries SET done = done + $3, skipped = skipped + $4, after_at = coalesce($5, after_at),
       after_id = coalesce($6, after_id), next_run_at = $7, updated_at = $8,
       status = CASE WHEN $5::timestamptz IS NULL THEN 'completed' ELSE status END,
       completed_at = CASE WHEN $5::timestamptz IS NULL THEN $8::timestamptz END
     WHERE merchant_id = $1 AND id = $2`,
    [row.merchant_id, row.id, done, skipped, after?.at ?? null, after?.id ?? null, next, now],
  );
}
