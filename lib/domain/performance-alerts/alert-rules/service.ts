import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import { changesBetween, record } from "#lib/domain/audit/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { env } from "#lib/env.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { newId } from "#lib/ids.ts";
import { eventOf } from "../rules.ts";
import { type CreateAlertRule, maxRules, metricUnits, type UpdateAlertRule } from "./contract.ts";
import * as queries from "./queries.ts";
import { alertTypeOf, judgeRule, problemOfThreshold, regionsOf, stateOf } from "./rules.ts";

const fields = [
  "name",
  "metric",
  "threshold",
  "window_minutes",
  "minimum_count",
  "severity",
  "regions",
  "enabled",
] as const;

const notFound = (id: string) => new AppError("NOT_FOUND", `No alert rule ${id}.`);

const present = (rule: queries.RuleRow) => ({
  ...rule,
  alert_type: alertTypeOf[rule.metric],
  unit: metricUnits[rule.metric],
  state: stateOf(rule),
});

function assertSensible({ metric, threshold, regions }: queries.RuleFields): void {
  const problem = problemOfThreshold(metric, threshold);
  if (problem) throw invalidField("threshold", "too_big", problem);
  const served = env().REGION;
  const unknown = regions.find((region) => !served.includes(region));
  if (unknown !== undefined) {
    throw invalidField("regions", "unknown", `${unknown} does not serve you. Choose among ${served.join(", ")}.`);
  }
}

export async function list(ctx: Ctx) {
  const rules = await queries.list(ctx.db, ctx.merchantId);
  return { data: rules.map(present), has_more: false, next_cursor: null };
}

export async function get(ctx: Ctx, id: string) {
  const rule = await queries.get(ctx.db, ctx.merchantId, id);
  if (!rule) throw notFound(id);
  return present(rule);
}

const note = (tx: Queryable, ctx: Ctx, action: string, id: string, changes: ReturnType<typeof changesBetween>) =>
  record(tx, ctx, { action: `alert_rule.${action}`, target_type: "alert_rule", target_id: id, changes });

export async function create(ctx: Ctx, input: z.output<typeof CreateAlertRule>) {
  assertSensible(input);
  const id = newId("alertRule", ctx.now().getTime());
  return ctx.db.transaction(async (tx) => {
    if ((await queries.lockCount(tx, ctx.merchantId)) >= maxRules) {
      throw new AppError("CONFLICT", `A merchant has at most ${maxRules} alert rules; delete one first.`);
    }
    const rule = await queries.insert(tx, ctx.merchantId, id, input, ctx.now());
    const changes = Object.fromEntries(fields.map((field) => [field, { from: null, to: rule[field] }]));
    await note(tx, ctx, "created", id, changes);
    return present(rule);
  });
}

export async function update(ctx: Ctx, id: string, input: z.output<typeof UpdateAlertRule>) {
  return ctx.db.transaction(async (tx) => {
    const before = await queries.lock(tx, ctx.merchantId, id);
    if (!before) throw notFound(id);
    const wanted = { ...before, ...input };
    assertSensible(wanted);
    const after = await queries.update(tx, ctx.merchantId, id, wanted, ctx.now());
    await note(tx, ctx, "updated", id, changesBetween(before, after, fields));
    return present(after);
  });
}

export async function remove(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const rule = await queries.lock(tx, ctx.merchantId, id);
    if (!rule) throw notFound(id);
    await queries.remove(tx, ctx.merchantId, id);
    if (rule.firing_since) await tell(tx, ctx.merchantId, rule, { state: "resolved", value: 0, calls: 0 }, ctx.now());
    const changes = Object.fromEntries(fields.map((field) => [field, { from: rule[field], to: null }]));
    await note(tx, ctx, "deleted", id, changes);
  });
  announce();
}

type Told = { state: "firing" | "resolved"; value: number; calls: number };

function tell(
  tx: Queryable,
  merchantId: MerchantId,
  rule: queries.RuleRow,
  { state, value, calls }: Told,
  now: Date,
): Promise<unknown> {
  const alert = {
    alert_type: alertTypeOf[rule.metric],
    metric_value: value,
    threshold: rule.threshold,
    severity: rule.severity,
    state,
    request_count: calls,
    rule_id: rule.id,
  };
  return publish(tx, merchantId, [eventOf(alert, regionsOf(rule.regions, env().REGION))], now);
}

/** Judges every rule and tells what begins or ends, once each; any number of workers may run at once. */
export async function watchRules(now: Date): Promise<void> {
  let told = false;
  for (const watched of await queries.watched(database, now)) told = (await judgeOne(watched, now)) || told;
  if (told) announce();
}

function judgeOne({ merchant_id: merchantId, id, found }: queries.Watched, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const rule = await queries.lock(tx, merchantId, id);
    if (!rule || (rule.checked_at && rule.checked_at > now)) return false;
    const { value, breached } = judgeRule(rule, found);
    const firing = rule.enabled && breached;
    const firingSince = firing ? (rule.firing_since ?? now) : null;
    await queries.settle(tx, merchantId, id, { value, firingSince, at: now });
    if (firing === (rule.firing_since !== null)) return false;
    const calls = rule.metric.startsWith("webhook") ? found.attempts : found.calls;
    await tell(tx, merchantId, rule, { state: firing ? "firing" : "resolved", value: value ?? 0, calls }, now);
    return true;
  });
}
