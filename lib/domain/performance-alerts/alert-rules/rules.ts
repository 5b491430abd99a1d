import type { AlertType } from "../contract.ts";
import { type AlertMetric, metricUnits } from "./contract.ts";

/** The `alert_type` that a metric's events carry. */
export const alertTypeOf: Record<AlertMetric, AlertType> = {
  response_time_p50: "high_response_time",
  response_time_p95: "high_response_time",
  response_time_p99: "high_response_time",
  server_error_rate: "high_error_rate",
  client_error_rate: "high_client_error_rate",
  request_rate: "high_request_rate",
  rate_limited_calls: "rate_limit_reached",
  webhook_failure_rate: "high_webhook_failure_rate",
  webhook_answer_time_p95: "high_webhook_response_time",
  webhook_queue_age: "high_webhook_queue_age",
};

/** What a merchant's calls and webhooks came to in a rule's window. */
export type Found = {
  calls: number;
  /** Milliseconds that 50, 95 and 99 % did not exceed. */
  times: [number, number, number] | null;
  server_errors: number;
  client_errors: number;
  limited: number;
  attempts: number;
  failed_attempts: number;
  answer_p95_ms: number | null;
  due_seconds: number | null;
};

type Judged = { metric: AlertMetric; threshold: number; window_minutes: number; minimum_count: number };

const seconds = (ms: number | null | undefined) => (ms === null || ms === undefined ? null : ms / 1000);
const share = (part: number, all: number) => (all > 0 ? part / all : null);

const figures: Record<AlertMetric, (found: Found, minutes: number) => number | null> = {
  response_time_p50: ({ times }) => seconds(times?.[0]),
  response_time_p95: ({ times }) => seconds(times?.[1]),
  response_time_p99: ({ times }) => seconds(times?.[2]),
  server_error_rate: ({ server_errors, calls }) => share(server_errors, calls),
  client_error_rate: ({ client_errors, calls }) => share(client_errors, calls),
  request_rate: ({ calls }, minutes) => calls / minutes,
  rate_limited_calls: ({ limited }) => limited,
  webhook_failure_rate: ({ failed_attempts, attempts }) => share(failed_attempts, attempts),
  webhook_answer_time_p95: ({ answer_p95_ms }) => seconds(answer_p95_ms),
  webhook_queue_age: ({ due_seconds }) => due_seconds ?? 0,
};

/** A delivery that waits is enough to judge a queue by; everything else needs so many calls or attempts. */
function countOf(metric: AlertMetric, { calls, attempts }: Found): number {
  if (metric === "webhook_queue_age") return Number.POSITIVE_INFINITY;
  return metric.startsWith("webhook") ? attempts : calls;
}

export type Verdict = { value: number | null; breached: boolean };

/** How a rule stands; with too few calls or attempts the value is unknown, which is no breach. */
export function judgeRule(rule: Judged, found: Found): Verdict {
  if (countOf(rule.metric, found) < rule.minimum_count) return { value: null, breached: false };
  const value = figures[rule.metric](found, rule.window_minutes);
  return {
    value: value === null ? null : Number(value.toFixed(4)),
    breached: value !== null && value > rule.threshold,
  };
}

/** Why a threshold makes no sense for a metric; null when it does. */
export function problemOfThreshold(metric: AlertMetric, threshold: number): string | null {
  if (metricUnits[metric] === "share" && threshold > 1) return "A share lies between 0 and 1; 0.05 stands for 5 %.";
  return null;
}

type Standing = { enabled: boolean; firing_since: Date | null; checked_at: Date | null; last_value: number | null };

export function stateOf({ enabled, firing_since, checked_at, last_value }: Standing) {
  if (!enabled) return "off" as const;
  if (firing_since) return "firing" as const;
  return checked_at && last_value !== null ? ("ok" as const) : ("unknown" as const);
}

/** The regions that an alert names: those of the rule that this deployment serves. */
export const regionsOf = (wanted: readonly string[], served: readonly string[]): string[] =>
  wanted.length === 0 ? [...served] : served.filter((region) => wanted.includes(region));
