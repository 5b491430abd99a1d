import type { Ctx } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { fileReply } from "#lib/http/file.ts";
import { page } from "#lib/http/page.ts";
import type { Reply } from "#lib/http/respond.ts";
import type { listAuditLogs } from "./contract.ts";
import { type AuditRow, all, type Filter, insert, list } from "./queries.ts";
import { type AuditEntry, exports } from "./rules.ts";

/** Notes an administrative or destructive change, in the change's own transaction. Never pass a secret. */
export async function record(tx: Queryable, ctx: Ctx, entry: AuditEntry): Promise<void> {
  await insert(tx, ctx, [entry]);
}

/** The same for many changes of one call. */
export async function recordAll(tx: Queryable, ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  await insert(tx, ctx, entries);
}

type Changes = AuditEntry["changes"];

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** The fields that differ between two states of a record, from what to what. */
export function changesBetween<Row extends object>(
  before: Row,
  after: Row,
  fields: readonly (keyof Row & string)[],
): Changes {
  const changed = fields.filter((field) => !same(before[field], after[field]));
  return Object.fromEntries(changed.map((field) => [field, { from: before[field], to: after[field] }]));
}

function present({ actor_type, actor_id, actor_name, target_type, target_id, seq, ...row }: AuditRow) {
  return {
    id: row.id,
    actor: { type: actor_type, id: actor_id, name: actor_name },
    address: row.address,
    action: row.action,
    target: { type: target_type, id: target_id },
    changes: row.changes,
    request_id: row.request_id,
    created_at: row.created_at,
    seq: seq === null ? null : Number(seq),
    hash: row.hash,
  };
}

const placeOf = ({ created_at, id }: { created_at: Date; id: string }) => [created_at.toISOString(), id];

/** A page of entries, or a file of all that the filters leave. */
export async function listEntries(ctx: Ctx, input: Input<typeof listAuditLogs>["query"]) {
  const { limit, cursor, format, ...filter } = input;
  if (format !== "json") return download(ctx, filter, format);
  const after = cursor ? decodeCursor("audit-logs", cursor, 2) : null;
  const rows = await list(ctx.db, ctx.merchantId, filter, after, limit + 1);
  return page(rows.map(present), limit, "audit-logs", placeOf);
}

const chunkRows = 500;

function download(ctx: Ctx, filter: Filter, format: keyof typeof exports): Reply {
  const name = `audit-log-${ctx.now().toISOString().slice(0, 10)}.${format}`;
  return fileReply(name, exports[format].type, chunks(ctx, filter, format));
}

async function* chunks(ctx: Ctx, filter: Filter, format: keyof typeof exports): AsyncGenerator<string> {
  const { head, write } = exports[format];
  yield head;
  for (let after: string[] | null = null; ; ) {
    const rows: AuditRow[] = await list(ctx.db, ctx.merchantId, filter, after, chunkRows);
    yield write(rows.map(present));
    const last = rows.at(-1);
    if (rows.length < chunkRows || !last) return;
    after = placeOf(last);
  }
}

/** SQL for all entries that a filter leaves, for an export. */
export const allRows = (ctx: Ctx, filter: Filter): RowsSql => all(ctx.merchantId, filter);
