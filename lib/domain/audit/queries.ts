import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { insertMany } from "#lib/db/many.ts";
import { Params, type RowsSql } from "#lib/db/sql.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import type { AuditEntry } from "./rules.ts";

export async function insert(tx: Queryable, ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.map((entry) => {
    const id = newId("auditLog", ctx.now().getTime());
    const { type: actor_type, id: actor_id, name: actor_name } = ctx.actor;
    const by = { actor_type, actor_id, actor_name, address: ctx.address, request_id: ctx.requestId };
    return { id, ...by, ...entry, created_at: timeOfId(id) };
  });
  await insertMany(tx, "audit_logs", ctx.merchantId, rows);
}

export type AuditRow = {
  id: string;
  actor_type: "key" | "user" | "system";
  actor_id: string;
  actor_name: string;
  address: string | null;
  action: string;
  target_type: string;
  target_id: string;
  changes: AuditEntry["changes"];
  request_id: string | null;
  created_at: Date;
  seq: string | null;
  hash: string | null;
};

export type Filter = {
  actor_type?: string;
  actor_id?: string;
  action?: string;
  target_type?: string;
  target_id?: string;
  created_after?: string;
  created_before?: string;
};

/** Newest first, from after this row on. */
export function list(
  db: Queryable,
  merchantId: MerchantId,
  filter: Filter,
  after: readonly (string | number | null)[] | null,
  limit: number,
): Promise<AuditRow[]> {
  const params = new Params();
  const where = conditions(merchantId, filter, params);
  if (after) where.push(`(created_at, id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])})`);
  return db.query<AuditRow>(
    `SELECT id, actor_type, actor_id, actor_name, address, action, target_type, target_id, changes, request_id,
            created_at, seq, hash
     FROM audit_logs WHERE ${where.join(" AND ")} ORDER BY created_at DESC, id DESC LIMIT ${params.add(limit)}`,
    params.values,
  );
}

function conditions(merchantId: MerchantId, filter: Filter, params: Params): string[] {
  const where = [`merchant_id = ${params.add(merchantId)}`];
  const is = (column: string, value: string | undefined) => {
    if (value !== undefined) where.push(`${column} = ${params.add(value)}`);
  };
  is("actor_type", filter.actor_type);
  is("actor_id", filter.actor_id);
  is("target_type", filter.target_type);
  is("target_id", filter.target_id);
  if (filter.action !== undefined) where.push(`starts_with(action, ${params.add(filter.action)})`);
  if (filter.created_after) where.push(`created_at >= ${params.add(filter.created_after)}`);
  if (filter.created_before) where.push(`created_at < ${params.add(filter.created_before)}`);
  return where;
}

/** SQL for all entries that a filter leaves. */
export function all(merchantId: MerchantId, filter: Filter): RowsSql {
  const params = new Params();
  const from = `FROM audit_logs WHERE ${conditions(merchantId, filter, params).join(" AND ")}`;
  return {
    select: `SELECT id, actor_type AS "actor.type", actor_id AS "actor.id", actor_name AS "actor.name", address, action,
      target_type AS "target.type", target_id AS "target.id", changes, request_id, created_at, seq, hash ${from}`,
    count: `SELECT count(*) ${from}`,
    order: ["created_at", "id"],
    values: params.values,
  };
}
