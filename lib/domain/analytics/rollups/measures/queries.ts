import { factsSql, outcomeSql } from "#lib/domain/conversations/facts/service.ts";
import type { CountMeasure, Measure, MoneyMeasure, ValueMeasure } from "../tally.ts";

// What is counted of conversations `c`, in SQL. Kept parts and raw rows are counted by the same expressions.

const counted = (condition: string) => `count(*) FILTER (WHERE ${condition})`;
const total = (value: string) => `coalesce(sum(${value}), 0)::float8`;

const ended = "c.status IN ('resolved', 'closed')";
const outcome = (name: string) => `(${outcomeSql}) = '${name}'`;
const recovered = `${factsSql.cart_left} AND c.purchased_at IS NOT NULL`;
const resolution = `CASE WHEN ${ended} AND ${factsSql.resolved} THEN c.duration_seconds END`;
const handling = `CASE WHEN ${ended} AND c.completed_at >= c.escalated_at
  THEN round(extract(epoch FROM c.completed_at - c.escalated_at)) END`;

const counts: Record<CountMeasure, string> = {
  conversations: "count(*)",
  messages: total("c.message_count"),
  answered: "count(c.first_response_ms)",
  response_ms: total("c.first_response_ms"),
  ended: counted(ended),
  ended_resolved: counted(`${ended} AND ${factsSql.resolved}`),
  resolved: counted(factsSql.resolved),
  resolved_alone: counted(outcome("resolved")),
  unanswered: counted(outcome("unanswered")),
  escalated: counted("c.escalated_at IS NOT NULL"),
  contained: counted(`${ended} AND c.escalated_at IS NULL`),
  reopened: counted(factsSql.reopened),
  durably_resolved: counted(factsSql.durably_resolved),
  ever_resolved: counted(factsSql.ever_resolved),
  resolution_count: `count(${resolution})`,
  resolution_seconds: total(resolution),
  handling_count: `count(${handling})`,
  handling_seconds: total(handling),
  scored: "count(c.satisfaction_score)",
  satisfied: counted("c.satisfaction_score >= 4"),
  score_hundredths: total("c.satisfaction_score * 100"),
  nps_answers: "count(c.nps_score)",
  promoters: counted("c.nps_score >= 9"),
  detractors: counted("c.nps_score <= 6"),
  carts: "count(c.cart_value_minor)",
  carts_left: counted(factsSql.cart_left),
  carts_recovered: counted(recovered),
  purchases: "count(c.purchased_at)",
  assistant_purchases: counted(factsSql.assistant_purchase),
  high_value: "count(c.high_value_at)",
};

const amounts = (kind: "cart" | "purchase", condition: string) => {
  const minor = kind === "cart" ? "c.cart_value_minor" : "c.purchase_minor";
  const known = `FILTER (WHERE ${minor} IS NOT NULL AND c.${kind}_currency IS NOT NULL AND ${condition})`;
  return `analytics_money(array_agg(c.${kind}_currency) ${known}, array_agg(${minor}) ${known})`;
};

const money: Record<MoneyMeasure, string> = {
  cart_money: amounts("cart", "true"),
  left_money: amounts("cart", factsSql.cart_left),
  recovered_money: amounts("purchase", recovered),
  purchase_money: amounts("purchase", "c.purchased_at IS NOT NULL"),
  assistant_money: amounts("purchase", factsSql.assistant_purchase),
};

const valuesOf: Record<ValueMeasure, string> = {
  response_values: "c.first_response_ms",
  resolution_values: resolution,
  handling_values: handling,
  message_values: "c.message_count",
  score_values: "c.satisfaction_score * 100",
};

/** SQL of a measure. Of very many values, no more than `exact` different ones are told apart exactly. */
export function measureSql(measure: Measure, exact: string): string {
  if (measure in counts) return `${counts[measure as CountMeasure]}::float8`;
  if (measure in money) return money[measure as MoneyMeasure];
  const value = valuesOf[measure as ValueMeasure];
  return `analytics_values(array_agg((${value})::bigint) FILTER (WHERE ${value} IS NOT NULL), ${exact})`;
}
