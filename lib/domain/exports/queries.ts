import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import type { ExportRow } from "./rules.ts";

export const columns = `merchant_id, id, resource, format, compression, options, state, rows_done, rows_total, bytes, sha256,
  place, error_code, error, attempts, claim_id, lease_until, schedule_id, actor_type, actor_id, actor_name, created_at,
  started_at, completed_at, expires_at`;

export type NewExport = Pick<
  ExportRow,
  | ("id" | "resource" | "format" | "compression" | "options" | "schedule_id")
  | ("actor_type" | "actor_id" | "actor_name")
>;

/** Exports that wait or run. */
export async function countOpen(tx: Queryable, merchantId: MerchantId): Promise<number> {
  const rows = await tx.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM exports
     WHERE merchant_id = $1 AND state IN ('queued', 'running') AND deleted_at IS NULL`,
    [merchantId],
  );
  return rows[0]?.open ?? 0;
}

export async function insert(tx: Queryable, merchantId: MerchantId, made: NewExport, now: Date): Promise<ExportRow> {
  const rows = await tx.query<ExportRow>(
    `INSERT INTO exports (merchant_id, id, resource, format, compression, options, schedule_id, actor_type, actor_id,
       actor_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING ${columns}`,
    [
      ...[merchantId, made.id, made.resource, made.format, made.compression, JSON.stringify(made.options)],
      ...[made.schedule_id, made.actor_type, made.actor_id, made.actor_name, now],
    ],
  );
  return rows[0] as ExportRow;
}

type ListFilter = { resources: string[]; state?: string[]; schedule_id?: string; after?: string; limit: number };

export function list(db: Queryable, merchantId: MerchantId, filter: ListFilter): Promise<ExportRow[]> {
  const params = new Params();
  const where = [`merchant_id = ${params.add(merchantId)}`, "deleted_at IS NULL"];
  where.push(`resource = ANY(${params.add(filter.resources)}::text[])`);
  if (filter.state) where.push(`state = ANY(${params.add(filter.state)}::text[])`);
  if (filter.schedule_id) where.push(`schedule_id = ${params.add(filter.schedule_id)}`);
  if (filter.after) where.push(`id < ${params.add(filter.after)}`);
  return db.query(
    `SELECT ${columns} FROM exports WHERE ${where.join(" AND ")} ORDER BY id DESC LIMIT ${params.add(filter.limit)}`,
    params.values,
  );
}

const one = "merchant_id = $1 AND id = $2 AND deleted_at IS NULL";

export async function get(db: Queryable, merchantId: MerchantId, id: string): Promise<ExportRow | undefined> {
  const rows = await db.query<ExportRow>(`SELECT ${columns} FROM exports WHERE ${one}`, [merchantId, id]);
  return rows[0];
}

/** False when it has ended already. */
export async function cancel(tx: Queryable, merchantId: MerchantId, id: string, now: Date): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE exports SET state = 'canceled', completed_at = $3, lease_until = NULL
     WHERE ${one} AND state IN ('queued', 'running') RETURNING id`,
    [merchantId, id, now],
  );
  return rows.length > 0;
}

/** The row stays until a worker has removed the file. */
export async function remove(tx: Queryable, merchantId: MerchantId, id: string, now: Date): Promise<boolean> {
  const rows = await tx.query(`UPDATE exports SET deleted_at = $3 WHERE ${one} RETURNING id`, [merchantId, id, now]);
  return rows.length > 0;
}

/** What merchants have under way. */
export function running(db: Queryable, merchants: readonly MerchantId[]): Promise<ExportRow[]> {
  return db.query(
    `SELECT ${columns} FROM exports
     WHERE merchant_id = ANY($1::text[]) AND state IN ('queued', 'running') AND deleted_at IS NULL`,
    [merchants],
  );
}
