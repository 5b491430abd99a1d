import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { type getWebhookStatistics, maxMinutes } from "./contract.ts";
import * as queries from "./queries.ts";

const dayMs = 24 * 60 * 60 * 1000;
const longestMs = 31 * dayMs;
const longestByMinuteMs = maxMinutes * 60 * 1000;

export async function endpointStatistics(
  ctx: Ctx,
  endpointId: string,
  query: Input<typeof getWebhookStatistics>["query"],
) {
  const end = query.end ? new Date(query.end) : ctx.now();
  const start = query.start ? new Date(query.start) : new Date(end.getTime() - dayMs);
  if (start >= end) throw invalidField("start", "not_before_end", "must be before the end");
  if (end.getTime() - start.getTime() > longestMs) {
    throw invalidField("start", "too_long", "must be at most 31 days before the end");
  }
  const byMinute = query.attempts === "minute";
  if (byMinute && end.getTime() - start.getTime() > longestByMinuteMs) {
    throw invalidField("start", "too_long", `must be at most ${maxMinutes} minutes before the end`);
  }
  if (!(await queries.isEndpoint(ctx.db, ctx.merchantId, endpointId))) {
    throw new AppError("NOT_FOUND", `No webhook endpoint ${endpointId}.`);
  }
  const range = { start, end };
  const [rows, minutes] = await Promise.all([
    queries.figures(ctx.db, ctx.merchantId, endpointId, range),
    byMinute ? queries.attemptsByMinute(ctx.db, ctx.merchantId, endpointId, range) : undefined,
  ]);
  const total = rows.find((row) => row.start === null);
  const { start: _, ...figures } = total as queries.Figures;
  const hours = rows.filter((row) => row.start !== null);
  return { endpoint_id: endpointId, start, end, total: figures, hours, ...(minutes && { minutes }) };
}
