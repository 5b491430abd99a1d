import type { z } from "zod";
import { dateIn } from "#lib/calendar.ts";
import type { Ctx } from "#lib/context.ts";
import * as members from "#lib/domain/members/service.ts";
import type { Input } from "#lib/http/contract.ts";
import type { AnalyticsSummary, getAnalyticsSummary } from "./contract.ts";
import * as queries from "./queries.ts";
import { nothing, periodOf, planSpans, type Span } from "./rules.ts";

type Query = Input<typeof getAnalyticsSummary>["query"];

/** The figures of a period, of its days, and of the period before. */
export async function summarise(ctx: Ctx, query: Query): Promise<z.output<typeof AnalyticsSummary>> {
  const now = ctx.now();
  const zone = await members.timeZoneOf(ctx);
  const spans = planSpans(query, zone, now);
  const today = dateIn(zone, now);
  const [period, previous, waiting] = await Promise.all([
    count(ctx, spans.period, today),
    spans.previous && count(ctx, spans.previous, today),
    queries.countWaiting(ctx.db, ctx.merchantId),
  ]);
  return { time_zone: zone, generated_at: now.toISOString(), period, previous, waiting };
}

async function count(ctx: Ctx, span: Span, today: string) {
  const rows = await queries.countByDay(ctx.db, ctx.merchantId, span.edges);
  const total = rows.find((row) => row.day === null) ?? nothing;
  const byDay = new Map(rows.flatMap((row) => (row.day === null ? [] : [[row.day - 1, row] as const])));
  return periodOf(span, total, byDay, today);
}
