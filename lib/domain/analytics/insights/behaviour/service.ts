import { addDays, startOfDay } from "#lib/calendar.ts";
import type { Ctx } from "#lib/context.ts";
import { leadScoreRule } from "#lib/domain/customers/service.ts";
import * as members from "#lib/domain/members/service.ts";
import { policyOf } from "#lib/domain/merchants/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { fromMinor } from "#lib/money.ts";
import { rounded, share } from "../scope/rules.ts";
import { csvOf } from "../scope/service.ts";
import type { getLeadScoring, listBehaviours } from "./contract.ts";
import { behaviourIds, behaviours } from "./groups.ts";
import * as queries from "./queries.ts";

type Asked = { from?: string; to?: string; time_zone?: string };

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);
const momentOf = (text: string | undefined, zone: string, later: number) =>
  text === undefined ? null : isDay(text) ? startOfDay(addDays(text, later), zone) : new Date(text);

/** When the customers that are asked for were last seen, and the part of a filter that says so. */
async function seenBy(ctx: Ctx, { from, to, time_zone }: Asked) {
  const zone = time_zone ?? (await members.timeZoneOf(ctx));
  const seen = { from: momentOf(from, zone, 0), to: momentOf(to, zone, 1), now: ctx.now() };
  const bounds = {
    ...(seen.from && { last_seen_after: seen.from.toISOString() }),
    ...(seen.to && { last_seen_before: seen.to.toISOString() }),
  };
  const filter = (more: Record<string, string>) => new URLSearchParams({ ...more, ...bounds }).toString();
  return { seen, filter, shape: { time_zone: zone, generated_at: seen.now.toISOString() } };
}

export async function groups(ctx: Ctx, { format, ...asked }: Input<typeof listBehaviours>["query"]) {
  const { seen, filter, shape } = await seenBy(ctx, asked);
  const conditions = behaviourIds.map((id) => behaviours[id].condition);
  const [rows, { currency }] = await Promise.all([
    queries.groups(ctx.db, ctx.merchantId, conditions, seen),
    policyOf(ctx.db, ctx.merchantId),
  ]);
  const [all, ...some] = rows;
  const customers = all?.customers ?? 0;
  const money = (minor: number) => ({ value: fromMinor(Math.round(minor), currency), currency });
  const data = behaviourIds.map((id, index) => {
    const row = some[index] ?? { customers: 0, value_minor: 0, satisfaction: null, lead_score: null, conversations: 0 };
    return {
      id,
      ...behaviours[id],
      customers: row.customers,
      share: share(row.customers, customers),
      lifetime_value: money(row.value_minor),
      average_lifetime_value: row.customers > 0 ? money(row.value_minor / row.customers) : null,
      average_satisfaction: row.satisfaction === null ? null : rounded(row.satisfaction, 2),
      average_lead_score: row.lead_score === null ? null : rounded(row.lead_score, 1),
      conversations_per_customer: row.customers > 0 ? rounded(row.conversations / row.customers, 2) : null,
      filter: filter({ behaviour: id }),
    };
  });
  if (format === "json") return { ...shape, customers, groups: data };
  const columns = ["group", "rule", "customers", "share", "lifetime_value", "currency", "average_satisfaction"];
  const lines = data.map(({ label, lifetime_value, ...row }) => ({
    ...row,
    group: label,
    lifetime_value: lifetime_value.value,
    currency,
  }));
  return csvOf("behaviours", seen.now, [...columns, "average_lead_score", "conversations_per_customer"], lines);
}

const width = 10;
const parts = ["purchase_intent", "cart_value", "recency", "satisfaction", "loyalty"] as const;
const most = {
  purchase_intent: leadScoreRule.purchase_intent.high,
  cart_value: leadScoreRule.cart_value.full,
  recency: leadScoreRule.recency[0].points,
  satisfaction: leadScoreRule.satisfaction[0].points,
  loyalty: leadScoreRule.loyalty.bought_before,
};

const reasonsOf = (points: readonly number[]) =>
  parts.map((reason, index) => ({ reason, points: points[index] ?? 0 })).filter((part) => part.points > 0);

export async function leads(ctx: Ctx, { limit, format, ...asked }: Input<typeof getLeadScoring>["query"]) {
  const { seen, filter, shape } = await seenBy(ctx, asked);
  const [bands, reasons, best] = await Promise.all([
    queries.bands(ctx.db, ctx.merchantId, width, seen),
    queries.reasons(ctx.db, ctx.merchantId, seen),
    queries.leads(ctx.db, ctx.merchantId, limit, seen),
  ]);
  const customers = bands.reduce((sum, band) => sum + band.customers, 0);
  const scores = bands.reduce((sum, band) => sum + band.score, 0);
  const ranked = best.map(({ points, ...lead }) => ({ ...lead, reasons: reasonsOf(points) }));
  if (format === "csv") {
    const lines = ranked.map((lead) => ({
      ...lead,
      ...Object.fromEntries(lead.reasons.map(({ reason, points }) => [reason, points])),
    }));
    return csvOf("leads", seen.now, ["customer_id", "name", "email", "score", ...parts, "last_seen_at"], lines);
  }
  return {
    ...shape,
    customers,
    average: customers > 0 ? rounded(scores / customers, 1) : null,
    distribution: Array.from({ length: 100 / width }, (_, index) => {
      const from = index * width;
      const to = index === 100 / width - 1 ? 100 : from + width - 1;
      return {
        from,
        to,
        customers: bands.find(({ band }) => band === index)?.customers ?? 0,
        filter: filter({ min_lead_score: String(from), max_lead_score: String(to), sort: "-lead_score" }),
      };
    }),
    reasons: parts.map((reason, index) => ({
      reason,
      customers: reasons[index]?.customers ?? 0,
      average_points: reasons[index]?.points == null ? null : rounded(reasons[index].points, 1),
      most: most[reason],
    })),
    leads: ranked,
  };
}
