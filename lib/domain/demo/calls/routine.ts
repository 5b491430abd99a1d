import { TZDate } from "@date-fns/tz";
import { getAnalyticsSummary } from "#lib/domain/analytics/contract.ts";
import { getConversationSeries } from "#lib/domain/analytics/series/contract.ts";
import { getConversation } from "#lib/domain/conversations/contract.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { getCustomer } from "#lib/domain/customers/contract.ts";
import { listEvents } from "#lib/domain/events/contract.ts";
import { batchInventory } from "#lib/domain/inventory/contract.ts";
import { AppError } from "#lib/http/errors.ts";
import { tooManyCalls } from "#lib/http/limits/step.ts";
import { check } from "#lib/http/parse.ts";
import { requireScope } from "#lib/http/scopes.ts";
import { newId } from "#lib/ids.ts";
import { day, minute, timeZone } from "../story/calendar.ts";
import type { Random } from "../story/random.ts";
import { callOf, type DemoCall, failureOf } from "./call.ts";
import { callers } from "./callers.ts";
import type { Made } from "./queries.ts";

export type Span = { from: Date; to: Date };

const everyMs = 30 * minute;

function every(stepMs: number, { from, to }: Span, offsetMs: number): Date[] {
  const first = Math.ceil(from.getTime() / stepMs) * stepMs + offsetMs;
  const count = Math.max(0, Math.ceil((to.getTime() - first) / stepMs));
  return Array.from({ length: count }, (_, index) => new Date(first + index * stepMs));
}

/** What was sold and what came in, each half hour; now and then a list with nothing in it, which is refused. */
export const stockCalls = (random: Random, span: Span): DemoCall[] =>
  every(everyMs, span, 40_000).map((at) => {
    if (random.chance(0.012)) {
      const sent = { items: [] };
      const failure = failureOf(() => check(batchInventory.body, sent, "body"));
      return callOf(random, "Stock sync", batchInventory, at, { sent, failure });
    }
    const items = Array.from({ length: random.int(2, 18) }, () => ({ sku: "AF-0000-XX", quantity: random.int(0, 40) }));
    return callOf(random, "Stock sync", batchInventory, at, { sent: { items }, answered: 260 * items.length });
  });

/** The help desk asks for news each half hour, and opens what was handed to a person; some of it is gone by then. */
export function deskCalls(random: Random, span: Span, made: readonly Made[]): DemoCall[] {
  const news = every(everyMs, span, 95_000).map((at) =>
    callOf(random, "Help desk", listEvents, at, { query: { limit: "100" }, answered: random.int(90, 9_000) }),
  );
  const opened = made.flatMap(({ id, customer_id, escalated_at }) => {
    if (!escalated_at) return [];
    const at = new Date(escalated_at.getTime() + random.int(1, 18) * minute);
    const conversation = { params: { conversation_id: id }, answered: random.int(3_000, 9_000) };
    return [
      callOf(random, "Help desk", getConversation, at, conversation),
      callOf(random, "Help desk", getCustomer, new Date(at.getTime() + 90), { params: { customer_id }, answered: 900 }),
    ];
  });
  const gone = every(2 * day, span, 9.3 * 60 * minute).map((at) => {
    const conversation_id = newId("conversation", at.getTime() - 40 * day);
    const failure = new AppError("NOT_FOUND", `No conversation ${conversation_id}.`);
    return callOf(random, "Help desk", getConversation, at, { params: { conversation_id }, failure });
  });
  return [...news, ...opened, ...gone];
}

const reportAt = 6;
const pauseMs = 650;
/** So many refusals in a row and it waits for the next minute. */
const patience = 4;

/** The figures of each morning; on Mondays every conversation of the week, faster than its limit allows. */
export function reportCalls(random: Random, { from, to }: Span, made: readonly Made[]): DemoCall[] {
  const today = new TZDate(to, timeZone);
  const mornings = Array.from({ length: Math.ceil((to.getTime() - from.getTime()) / day) + 1 }, (_, back) => {
    return new TZDate(today.getFullYear(), today.getMonth(), today.getDate() - back, reportAt, timeZone);
  });
  return mornings.flatMap((morning) => {
    const at = (seconds: number) => new Date(morning.getTime() + seconds * 1000);
    const list = { query: { limit: "100", sort: "-started_at" }, answered: random.int(30_000, 70_000) };
    const figures = [
      callOf(random, "Reporting", getAnalyticsSummary, at(2), { query: { format: "csv" }, answered: 2_100 }),
      callOf(random, "Reporting", getConversationSeries, at(4), { query: { interval: "day" }, answered: 14_000 }),
      callOf(random, "Reporting", listConversations, at(6), list),
    ];
    return morning.getDay() === 1 ? [...figures, ...weekly(random, at(60), made)] : figures;
  });
}

function weekly(random: Random, start: Date, made: readonly Made[]): DemoCall[] {
  const week = made.filter(({ started_at }) => started_at < start && started_at.getTime() > start.getTime() - 7 * day);
  const { limit } = callers.Reporting;
  const calls: DemoCall[] = [];
  let [at, used, refused] = [start.getTime(), 0, 0];
  for (let next = 0; next < week.length; at += pauseMs) {
    const wait = Math.ceil((minute - (at % minute)) / 1000);
    const params = { conversation_id: week[next]?.id ?? "" };
    if (used < limit) {
      calls.push(
        callOf(random, "Reporting", getConversation, new Date(at), { params, answered: random.int(2_500, 9_000) }),
      );
      next += 1;
      used += 1;
    } else {
      const failure = tooManyCalls({ name: "key", perMinute: limit }, wait);
      calls.push(callOf(random, "Reporting", getConversation, new Date(at), { params, failure }));
      refused += 1;
    }
    if (refused === patience || wait === 1) [at, used, refused] = [at + wait * 1000, 0, 0];
  }
  return [...calls, ...withoutScope(random, new Date(at + 5_000), week)];
}

/** It also wants to know who wrote, which its key does not allow. */
function withoutScope(random: Random, at: Date, week: readonly Made[]): DemoCall[] {
  const customer = week.at(-1)?.customer_id;
  if (!customer) return [];
  const failure = failureOf(() => requireScope(callers.Reporting.scopes, getCustomer.scope));
  return [callOf(random, "Reporting", getCustomer, at, { params: { customer_id: customer }, failure })];
}
