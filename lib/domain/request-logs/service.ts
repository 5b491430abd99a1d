import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import { dropPartitions } from "#lib/db/upkeep.ts";
import { env } from "#lib/env.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import type { listRequestLogs } from "./contract.ts";
import * as queries from "./queries.ts";

export { type PastCall, recordPast } from "./record.ts";

const tag = "request-logs";

export async function list(ctx: Ctx, input: Input<typeof listRequestLogs>["query"]): Promise<JsonText> {
  const { limit, cursor, ...filter } = input;
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  const rows = await queries.list(ctx.db, ctx.merchantId, filter, after, limit + 1);
  return jsonPage(rows, limit, tag);
}

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const item = await queries.get(ctx.db, ctx.merchantId, id);
  if (!item) throw new AppError("NOT_FOUND", `No request ${id}. A call is logged about a second after its answer.`);
  return new JsonText(item);
}

/** SQL for all calls that a filter leaves, for an export. */
export const allRows = (ctx: Ctx, filter: queries.Filter): RowsSql => queries.all(ctx.merchantId, filter);

/** Forgets the months of which every day is older than the operator keeps. */
export async function forgetOld(now: Date): Promise<void> {
  const oldest = new Date(now.getTime() - env().REQUEST_LOG_DAYS * 24 * 60 * 60 * 1000);
  await dropPartitions(database, "request_logs", oldest);
}
