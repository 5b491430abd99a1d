import type { Ctx } from "#lib/context.ts";
import type { Input } from "#lib/http/contract.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import type { getWebhookStatistics } from "./contract.ts";
import * as queries from "./queries.ts";

const dayMs = 24 * 60 * 60 * 1000;
const longestMs = 31 * dayMs;

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
  if (!(await queries.isEndpoint(ctx.db, ctx.merchantId, endpointId))) {
    throw new AppError("NOT_FOUND", `No webhook endpoint ${endpointId}.`);
  }
  const rows = await queries.figures(ctx.db, ctx.merchantId, endpointId, { start, end });
  const total = rows.find((row) => row.start === null);
  const { start: _, ...figures } = total as queries.Figures;
  return { endpoint_id: endpointId, start, end, total: figures, hours: rows.filter((row) => row.start !== null) };
}
