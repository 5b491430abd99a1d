import type { NewEvent } from "#lib/domain/events/service.ts";
import { type AlertType, type SettingType, settingTypes } from "./contract.ts";

type Severity = "warning" | "critical";

/** An alert that was told and is not over. */
export type Standing = { alert_type: SettingType; threshold: number; severity: Severity };

/** A merchant's calls of the last minutes, its thresholds and what stands. */
export type Window = {
  requests: number;
  p95_ms: number | null;
  errors: number;
  alert_response_ms: number | null;
  alert_error_rate: number | null;
  alert_minimum_requests: number;
  standing: Standing[];
};

type Judged = { state: "firing" | "resolved"; metric_value: number; request_count: number };
export type Alert = Standing & Judged;

/** An alert as it is told; `rule_id` where a rule of the merchant's own made it. */
export type ToldAlert = Omit<Standing, "alert_type"> & Judged & { alert_type: AlertType; rule_id?: string };

type Figure = { value: number; threshold: number | null };

function figureOf(type: SettingType, window: Window): Figure {
  const { requests, alert_response_ms: slow } = window;
  if (type === "high_response_time") {
    return { value: (window.p95_ms ?? 0) / 1000, threshold: slow === null ? null : slow / 1000 };
  }
  return { value: requests > 0 ? window.errors / requests : 0, threshold: window.alert_error_rate };
}

/**
 * What is to be told: an alert that begins, or one that is over. With too few calls nothing is judged, so what stood is
 * over.
 */
export function judge(window: Window): Alert[] {
  return settingTypes.flatMap((alert_type): Alert[] => {
    const { value, threshold } = figureOf(alert_type, window);
    const before = window.standing.find((standing) => standing.alert_type === alert_type);
    const enough = window.requests >= window.alert_minimum_requests;
    const told = { metric_value: Number(value.toFixed(4)), request_count: window.requests };
    if (threshold !== null && enough && value > threshold) {
      const severity = value >= 2 * threshold ? "critical" : "warning";
      return before ? [] : [{ alert_type, threshold, severity, state: "firing", ...told }];
    }
    return before ? [{ ...before, state: "resolved", ...told }] : [];
  });
}

export function eventOf(alert: ToldAlert, regions: string[]): NewEvent {
  const { alert_type, metric_value, threshold, severity, ...more } = alert;
  const data = { alert_type, metric_value, threshold, severity, affected_regions: regions, ...more };
  return { type: "system.performance_alert", data };
}
