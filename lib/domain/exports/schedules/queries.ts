import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { ScheduleRow } from "./rules.ts";

const columns = `s.merchant_id, s.id, s.name, s.resource, s.format, s.compression, s.options, s.frequency, s.weekday,
  s.time_of_day, s.time_zone, s.period, s.enabled, s.next_run_at, s.last_run_at, s.last_export_id, s.actor_type,
  s.actor_id, s.actor_name, s.created_at, s.updated_at,
  (SELECT e.state FROM exports e WHERE e.merchant_id = s.merchant_id AND e.id = s.last_export_id
     AND e.deleted_at IS NULL) AS last_export_state`;

export async function count(tx: Queryable, merchantId: MerchantId): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM export_schedules WHERE merchant_id = $1",
    [merchantId],
  );
  return rows[0]?.count ?? 0;
}

export type Columns = Omit<
  ScheduleRow,
  "merchant_id" | "last_run_at" | "last_export_id" | "last_export_state" | "created_at" | "updated_at"
>;

const written = [
  ...(["id", "name", "resource", "format", "compression", "options", "frequency", "weekday", "time_of_day"] as const),
  ...(["time_zone", "period", "enabled", "next_run_at", "actor_type", "actor_id", "actor_name"] as const),
];

export async function insert(tx: Queryable, merchantId: MerchantId, row: Columns, now: Date): Promise<void> {
  const values = written.map((name) => (name === "options" ? JSON.stringify(row.options) : row[name]));
  const places = written.map((_, index) => `$${index + 3}`);
  await tx.query(
    `INSERT INTO export_schedules (merchant_id, created_at, updated_at, ${written.join(", ")})
     VALUES ($1, $2, $2, ${places.join(", ")})`,
    [merchantId, now, ...values],
  );
}

export async function update(tx: Queryable, merchantId: MerchantId, row: Columns, now: Date): Promise<void> {
  const values = written.map((name) => (name === "options" ? JSON.stringify(row.options) : row[name]));
  const sets = written.map((name, index) => `${name} = $${index + 3}`);
  await tx.query(`UPDATE export_schedules SET updated_at = $2, ${sets.join(", ")} WHERE merchant_id = $1 AND id = $3`, [
    merchantId,
    now,
    ...values,
  ]);
}

export function list(
  db: Queryable,
  merchantId: MerchantId,
  resources: string[],
  after: string | null,
  limit: number,
): Promise<ScheduleRow[]> {
  return db.query(
    `SELECT ${columns} FROM export_schedules s
     WHERE s.merchant_id = $1 AND s.resource = ANY($2::text[]) AND ($3::text IS NULL OR s.id < $3)
     ORDER BY s.id DESC LIMIT $4`,
    [merchantId, resources, after, limit],
  );
}

export async function get(
  db: Queryable,
  merchantId: MerchantId,
  id: string,
  lock: "" | "FOR UPDATE" = "",
): Promise<ScheduleRow | undefined> {
  const rows = await db.query<ScheduleRow>(
    `SELECT ${columns} FROM export_schedules s WHERE s.merchant_id = $1 AND s.id = $2 ${lock}`,
    [merchantId, id],
  );
  return rows[0];
}

export async function remove(tx: Queryable, merchantId: MerchantId, id: string): Promise<boolean> {
  const rows = await tx.query("DELETE FROM export_schedules WHERE merchant_id = $1 AND id = $2 RETURNING id", [
    merchantId,
    id,
  ]);
  return rows.length > 0;
}

/** The schedule that is due longest, for this transaction alone. */
export async function takeDue(tx: Queryable, now: Date): Promise<ScheduleRow | undefined> {
  const rows = await tx.query<ScheduleRow>(
    `SELECT ${columns} FROM export_schedules s WHERE s.enabled AND s.next_run_at <= $1
     ORDER BY s.next_run_at LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [now],
  );
  return rows[0];
}

/** Notes a run; `exportId` is null when it could not even be queued. */
export async function noteRun(
  tx: Queryable,
  { merchant_id, id }: Pick<ScheduleRow, "merchant_id" | "id">,
  { now, next, exportId }: { now: Date; next: Date; exportId: string | null },
): Promise<void> {
  await tx.query(
    `UPDATE export_schedules SET last_run_at = $3, next_run_at = $4, last_export_id = coalesce($5, last_export_id)
     WHERE merchant_id = $1 AND id = $2`,
    [merchant_id, id, now, next, exportId],
  );
}
