import type { Ctx } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { announce } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { page } from "#lib/http/page.ts";
import { Reply } from "#lib/http/respond.ts";
import { covers, requireScope } from "#lib/http/scopes.ts";
import { newId } from "#lib/ids.ts";
import type { listExports } from "./contract.ts";
import * as queries from "./queries.ts";
import { resourceNames } from "./resources/contract.ts";
import { readingOf } from "./resources/service.ts";
import { assertPossible, type ExportRow, present, scopeOf, type Wish } from "./rules.ts";

const tag = "exports";
/** Exports of a merchant that may wait or run at a time. */
const mostOpen = 20;

const notFound = (id: string) => new AppError("NOT_FOUND", `No export ${id}.`);

export async function list(ctx: Ctx, input: Input<typeof listExports>["query"]) {
  const { limit, cursor, resource, ...filter } = input;
  const after = cursor ? String(decodeCursor(tag, cursor, 1)[0]) : undefined;
  const readable = resourceNames.filter((name) => covers(ctx.scopes, scopeOf(name)));
  const resources = resource ? readable.filter((name) => resource.includes(name)) : readable;
  const rows = await queries.list(ctx.db, ctx.merchantId, { ...filter, resources, after, limit: limit + 1 });
  return page(
    rows.map((row) => present(row, ctx.now())),
    limit,
    tag,
    (row) => [row.id],
  );
}

export async function create(ctx: Ctx, wish: Wish): Promise<Reply> {
  assertPossible(wish, ctx.scopes);
  // Names that mean nothing, such as of a segment, are refused now and not by the worker.
  await readingOf(ctx, wish);
  const row = await ctx.db.transaction((tx) => request(tx, ctx, wish, null));
  announce();
  return new Reply(202, present(row, ctx.now()));
}

/** Queues an export, in the caller's transaction. */
export async function request(tx: Queryable, ctx: Ctx, wish: Wish, scheduleId: string | null): Promise<ExportRow> {
  if ((await queries.countOpen(tx, ctx.merchantId)) >= mostOpen) {
    throw new AppError("CONFLICT", `${mostOpen} exports wait or run already. Let one end, or cancel one.`);
  }
  const { resource, format, compression, ...options } = wish;
  const { type: actor_type, id: actor_id, name: actor_name } = ctx.actor;
  const id = newId("export", ctx.now().getTime());
  const made = { id, resource, format, compression, options, schedule_id: scheduleId };
  await record(tx, ctx, {
    action: "export.requested",
    target_type: "export",
    target_id: id,
    changes: {
      resource: { from: null, to: resource },
      format: { from: null, to: format },
      filters: { from: null, to: options.filters },
    },
  });
  return queries.insert(tx, ctx.merchantId, { ...made, actor_type, actor_id, actor_name }, ctx.now());
}

/** The row of an export whose resource the caller may read. */
export async function readable(ctx: Ctx, id: string): Promise<ExportRow> {
  const row = await queries.get(ctx.db, ctx.merchantId, id);
  if (!row) throw notFound(id);
  requireScope(ctx.scopes, scopeOf(row.resource));
  return row;
}

export async function get(ctx: Ctx, id: string) {
  return present(await readable(ctx, id), ctx.now());
}

export async function cancel(ctx: Ctx, id: string) {
  await readable(ctx, id);
  await ctx.db.transaction(async (tx) => {
    if (await queries.cancel(tx, ctx.merchantId, id, ctx.now())) await note(tx, ctx, "canceled", id);
  });
  return get(ctx, id);
}

/** It is gone at once; a worker removes the file. */
export async function remove(ctx: Ctx, id: string): Promise<void> {
  await readable(ctx, id);
  await ctx.db.transaction(async (tx) => {
    if (!(await queries.remove(tx, ctx.merchantId, id, ctx.now()))) throw notFound(id);
    await note(tx, ctx, "deleted", id);
  });
}

export function note(tx: Queryable, ctx: Ctx, done: string, id: string): Promise<void> {
  return record(tx, ctx, { action: `export.${done}`, target_type: "export", target_id: id, changes: {} });
}

/** The exports that these merchants have under way, as the API shows them to who holds the scope, by merchant. */
export async function underWay(merchants: readonly Ctx["merchantId"][], now: Date) {
  const rows = await queries.running(database, merchants);
  return Map.groupBy(
    rows.map((row) => ({ merchantId: row.merchant_id, scope: scopeOf(row.resource), shown: present(row, now) })),
    ({ merchantId }) => merchantId,
  );
}
