import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import * as members from "#lib/domain/members/service.ts";
import type { Input } from "#lib/http/contract.ts";
import type { Reply } from "#lib/http/respond.ts";
import { csvReply } from "../performance/csv/service.ts";
import { logQueryOf } from "../performance/filter/rules.ts";
import { type Period, planPeriod, pointsOf } from "../performance/period/rules.ts";
import { byStep, share, sum } from "../performance/rules.ts";
import type { AnalyticsUsage, getUsage } from "./contract.ts";
import * as queries from "./queries.ts";
import { figuresOf, partsBy, stretchToCompare, webhooksOf } from "./rules.ts";

type Query = Input<typeof getUsage>["query"];
type Usage = z.output<typeof AnalyticsUsage>;

/** Who called what, whole and by step; as a table for `format=csv`. */
export async function usageOf(ctx: Ctx, query: Query): Promise<Usage | Reply> {
  const zone = query.time_zone ?? (await members.timeZoneOf(ctx));
  const now = ctx.now();
  const period = planPeriod(query, zone, now);
  const { key_id, operation } = query;
  const filter = { key_id, operation };
  const [calls, webhooks, previous] = await Promise.all([
    queries.calls(ctx.db, ctx.merchantId, period.edges, filter),
    key_id || operation ? [] : queries.webhooks(ctx.db, ctx.merchantId, period.edges),
    query.compare === "none"
      ? null
      : previousOf(
          ctx,
          stretchToCompare(period, { compare: query.compare, interval: query.interval, zone }, now),
          filter,
        ),
  ]);
  const bounds = boundsOf(period);
  const names = await queries.keyNames(ctx.db, ctx.merchantId, keysOf(calls));
  const narrow = (more: object) => logQueryOf(bounds, { ...narrowed(filter), ...more });
  const answer = {
    time_zone: zone,
    interval: query.interval,
    generated_at: now.toISOString(),
    ...bounds,
    filter: narrow({}),
    total: figuresOf(calls.filter(({ step, key_id: key }) => step !== null && key === null)),
    previous,
    points: stepsOf(calls, webhooks, period, filter, now),
    keys: partsBy(calls, "key_id").map(({ id, rows: _, ...part }) => ({
      key_id: id,
      key_name: names.get(id) ?? null,
      ...part,
      filter: narrow({ key_id: id }),
      calls_by_point: callsByPoint(calls, id, period),
    })),
    routes: partsBy(calls, "operation").map(({ id, rows, ...part }) => ({
      operation: id,
      method: rows[0]?.method ?? "",
      route: rows[0]?.route ?? "",
      ...part,
      filter: narrow({ operation: id }),
    })),
    statuses: statusesOf(calls, narrow),
    webhooks: webhooksOf(webhooks),
  };
  return query.format === "csv" ? csvReply("usage", answer[query.table]) : answer;
}

const boundsOf = ({ edges }: Period) => ({
  starts_at: (edges.at(0) as Date).toISOString(),
  ends_at: (edges.at(-1) as Date).toISOString(),
});

const narrowed = (filter: queries.Filter) =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));

async function previousOf(ctx: Ctx, stretch: [Date, Date], filter: queries.Filter): Promise<Usage["previous"]> {
  const rows = await queries.callsOf(ctx.db, ctx.merchantId, stretch, filter);
  return { ...boundsOf({ edges: stretch, labels: [] }), ...figuresOf(rows) };
}

const keysOf = (calls: readonly queries.CallsRow[]): string[] => [
  ...new Set(calls.flatMap(({ key_id }) => (key_id === null ? [] : [key_id]))),
];

function stepsOf(
  calls: readonly queries.CallsRow[],
  webhooks: readonly queries.WebhooksRow[],
  period: Period,
  filter: queries.Filter,
  now: Date,
) {
  const statuses = byStep(calls.filter((row) => row.key_id === null));
  const attempts = byStep(webhooks);
  return pointsOf(period, now).map((point, step) => ({
    ...point,
    filter: logQueryOf(point, narrowed(filter)),
    ...figuresOf(statuses.get(step) ?? []),
    webhook_attempts: sum((attempts.get(step) ?? []).map((row) => row.attempts)),
  }));
}

function callsByPoint(calls: readonly queries.CallsRow[], key: string, { labels }: Period): number[] {
  const own = new Map(calls.flatMap((row) => (row.key_id === key && row.step !== null ? [[row.step, row.calls]] : [])));
  return labels.map((_, step) => own.get(step) ?? 0);
}

function statusesOf(calls: readonly queries.CallsRow[], narrow: (more: object) => string): Usage["statuses"] {
  const rows = Map.groupBy(
    calls.filter(({ operation }) => operation !== null),
    ({ status }) => status ?? 0,
  );
  const all = sum([...rows.values()].flat().map((row) => row.calls));
  return [...rows]
    .map(([status, of]) => ({ status, calls: sum(of.map((row) => row.calls)) }))
    .map((row) => ({ ...row, share: share(row.calls, all), filter: narrow({ status: String(row.status) }) }))
    .toSorted((a, b) => a.status - b.status);
}
