import type { AlertMetric } from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import { metricUnits } from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import type { AlertRuleRow } from "#lib/domain/performance-alerts/alert-rules/hooks.ts";
import { count, inOwnUnit } from "../../../figure-words.ts";
import { percentage } from "../../calls/writing.ts";

export const metricWords: Record<AlertMetric, string> = {
  response_time_p50: "Half of the calls take longer than",
  response_time_p95: "5 of 100 calls take longer than",
  response_time_p99: "1 of 100 calls takes longer than",
  server_error_rate: "Calls that fail (5xx), more than",
  client_error_rate: "Calls that are refused (4xx), more than",
  request_rate: "Calls a minute, more than",
  rate_limited_calls: "Calls over the limit, more than",
  webhook_failure_rate: "Webhook attempts that fail, more than",
  webhook_answer_time_p95: "5 of 100 endpoints’ answers take longer than",
  webhook_queue_age: "A webhook is due for longer than",
};

type Unit = AlertRuleRow["unit"];

/** A figure of a rule: "1.5 s", "5%", "40". */
export function written(value: number, unit: Unit): string {
  if (unit === "seconds") return value < 0.1 ? `${count(Math.round(value * 1000))} ms` : inOwnUnit(value);
  return unit === "share" ? percentage(value) : count(Math.round(value * 10) / 10);
}

/** "5 of 100 calls take longer than 2 s". */
export const conditionOf = ({ metric, threshold, unit }: Pick<AlertRuleRow, "metric" | "threshold" | "unit">) =>
  `${metricWords[metric]} ${written(threshold, unit)}`;

/** What stands behind the field for the threshold. */
export const unitSuffix = (metric: AlertMetric): string =>
  ({ seconds: "s", share: "%", calls_per_minute: "a minute", calls: "calls" })[metricUnits[metric]];

export const stateWords = {
  firing: { glyph: "failed", word: "Broken" },
  ok: { glyph: "check", word: "Kept" },
  unknown: { glyph: "waiting", word: "Too little to judge" },
  off: { glyph: "paused", word: "Off" },
} as const;

export const severityWords = { warning: "Warning", critical: "Critical" } as const;

export const windowWords = (minutes: number) => (minutes === 1 ? "the last minute" : `the last ${minutes} minutes`);
