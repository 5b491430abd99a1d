import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import * as members from "#lib/domain/members/service.ts";
import { uptime } from "#lib/domain/system/uptime/service.ts";
import type { Input } from "#lib/http/contract.ts";
import type { Reply } from "#lib/http/respond.ts";
import type { AnalyticsPerformance, getPerformance } from "./contract.ts";
import { csvReply } from "./csv/service.ts";
import { logQueryOf } from "./filter/rules.ts";
import { type Period, planPeriod, pointsOf } from "./period/rules.ts";
import * as queries from "./queries.ts";
import { byStep, minutesPassed, requestsOf, rounded, share, sum, timesOf } from "./rules.ts";

type Query = Input<typeof getPerformance>["query"];
type Performance = z.output<typeof AnalyticsPerformance>;

/** How fast and reliable calls and webhooks were, whole and by step; as a table for `format=csv`. */
export async function performanceOf(ctx: Ctx, query: Query): Promise<Performance | Reply> {
  const zone = query.time_zone ?? (await members.timeZoneOf(ctx));
  const now = ctx.now();
  const period = planPeriod(query, zone, now);
  const found = await look(ctx, period, now);
  const answer = {
    time_zone: zone,
    interval: query.interval,
    generated_at: now.toISOString(),
    ...boundsOf(period),
    ...totalOf(found, period, now),
    statuses: statusesOf(found, period),
    routes: routesOf(found, period, now),
    points: stepsOf(found, period, now),
    queue: queueOf(found.queue, now),
  };
  return query.format === "csv" ? csvReply("performance", answer[query.table]) : answer;
}

type Found = Awaited<ReturnType<typeof look>>;

async function look({ db, merchantId }: Ctx, { edges }: Period, now: Date) {
  const [calls, times, webhooks, webhookTimes, queue, alive] = await Promise.all([
    queries.calls(db, merchantId, edges),
    queries.callTimes(db, merchantId, edges),
    queries.webhooks(db, merchantId, edges),
    queries.webhookTimes(db, merchantId, edges),
    queries.queue(db, merchantId, now),
    uptime(db, edges, now),
  ]);
  return { calls, times, webhooks, webhookTimes, queue, alive };
}

const boundsOf = ({ edges }: Period) => ({
  starts_at: (edges.at(0) as Date).toISOString(),
  ends_at: (edges.at(-1) as Date).toISOString(),
});

function webhooksOf(rows: queries.WebhooksRow[], times: queries.WebhookTimesRow[]) {
  const attempts = sum(rows.map((row) => row.attempts));
  const succeeded = sum(rows.map((row) => row.succeeded));
  const fieldsOf = (measure: queries.Measure) => times.find((row) => row.measure === measure)?.times;
  return {
    attempts,
    succeeded,
    gave_up: sum(rows.map((row) => row.gave_up)),
    success_rate: share(succeeded, attempts),
    answer_ms: timesOf(fieldsOf("answer")),
    arrival_ms: timesOf(fieldsOf("arrival")),
  };
}

const sharesOf = ({ api, worker }: Found["alive"]["total"]) => ({
  api: api === null ? null : rounded(api, 4),
  worker: worker === null ? null : rounded(worker, 4),
});

function totalOf(found: Found, period: Period, now: Date) {
  const steps = found.calls.filter((row) => row.step !== null);
  const [from, to] = [period.edges.at(0) as Date, period.edges.at(-1) as Date];
  const fields = addUp(found.times.filter((row) => row.step !== null).map((row) => row.times));
  return {
    filter: logQueryOf(boundsOf(period)),
    requests: requestsOf(steps, minutesPassed(from, to, now)),
    response_time_ms: timesOf(fields),
    uptime: sharesOf(found.alive.total),
    webhooks: webhooksOf(
      found.webhooks,
      found.webhookTimes.filter((row) => row.step === null),
    ),
  };
}

/** Histograms added field by field. */
function addUp(histograms: readonly number[][]): number[] {
  const total: number[] = [];
  for (const fields of histograms) for (const [field, n] of fields.entries()) total[field] = (total[field] ?? 0) + n;
  return total;
}

function stepsOf(found: Found, period: Period, now: Date) {
  const [calls, times] = [byStep(found.calls), byStep(found.times)];
  const [webhooks, webhookTimes] = [byStep(found.webhooks), byStep(found.webhookTimes)];
  return pointsOf(period, now).map((point, step) => {
    const minutes = minutesPassed(new Date(point.starts_at), new Date(point.ends_at), now);
    return {
      ...point,
      filter: logQueryOf(point),
      requests: requestsOf(calls.get(step) ?? [], minutes),
      response_time_ms: timesOf(times.get(step)?.[0]?.times),
      uptime: sharesOf(found.alive.points[step] ?? { api: null, worker: null }),
      webhooks: webhooksOf(webhooks.get(step) ?? [], webhookTimes.get(step) ?? []),
    };
  });
}

function routesOf(found: Found, period: Period, now: Date) {
  const times = new Map(found.times.map((row) => [row.operation, row.times]));
  const rows = Map.groupBy(
    found.calls.filter((row) => row.operation !== null),
    (row) => row.operation as string,
  );
  const minutes = minutesPassed(period.edges.at(0) as Date, period.edges.at(-1) as Date, now);
  return [...rows]
    .map(([operation, calls]) => ({
      operation,
      method: calls[0]?.method ?? "",
      route: calls[0]?.route ?? "",
      filter: logQueryOf(boundsOf(period), { operation }),
      requests: requestsOf(calls, minutes),
      response_time_ms: timesOf(times.get(operation)),
    }))
    .toSorted((a, b) => b.requests.calls - a.requests.calls);
}

function statusesOf({ calls }: Found, period: Period) {
  const byStatus = Map.groupBy(
    calls.filter((row) => row.operation !== null),
    (row) => row.status,
  );
  return [...byStatus]
    .map(([status, rows]) => ({
      status,
      calls: sum(rows.map((row) => row.calls)),
      filter: logQueryOf(boundsOf(period), { status: String(status) }),
    }))
    .toSorted((a, b) => a.status - b.status);
}

const queueOf = ({ waiting, oldest_due_at }: queries.Queue, now: Date) => ({
  waiting,
  oldest_due_seconds: oldest_due_at ? rounded((now.getTime() - oldest_due_at.getTime()) / 1000, 1) : null,
});
