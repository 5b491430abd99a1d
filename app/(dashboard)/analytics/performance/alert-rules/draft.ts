import { z } from "zod";
import { type AlertMetric, CreateAlertRule, metricUnits } from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import type { AlertRuleRow } from "#lib/domain/performance-alerts/alert-rules/hooks.ts";

/** A rule while it is written: numbers as they are typed, shares in percent, regions with commas between them. */
export type RuleDraft = {
  name: string;
  metric: AlertMetric;
  threshold: string;
  window_minutes: string;
  minimum_count: string;
  severity: "warning" | "critical";
  regions: string;
  enabled: boolean;
};

export const emptyDraft: RuleDraft = {
  name: "",
  metric: "response_time_p95",
  threshold: "2",
  window_minutes: "5",
  minimum_count: "20",
  severity: "warning",
  regions: "",
  enabled: true,
};

const isShare = (metric: AlertMetric) => metricUnits[metric] === "share";
const exact = (value: number) => Number(value.toPrecision(12));

export const draftOf = (rule: AlertRuleRow): RuleDraft => ({
  name: rule.name,
  metric: rule.metric,
  threshold: String(isShare(rule.metric) ? exact(rule.threshold * 100) : rule.threshold),
  window_minutes: String(rule.window_minutes),
  minimum_count: String(rule.minimum_count),
  severity: rule.severity,
  regions: rule.regions.join(", "),
  enabled: rule.enabled,
});

/** What is typed as a number; what is none stays as it is, to be refused by name. */
const numberOf = (text: string) => (text.trim() === "" ? undefined : Number(text.replace(",", ".")));

function bodyOf(draft: RuleDraft) {
  const threshold = numberOf(draft.threshold);
  return {
    ...draft,
    threshold: threshold !== undefined && isShare(draft.metric) ? exact(threshold / 100) : threshold,
    window_minutes: Number(draft.window_minutes),
    minimum_count: numberOf(draft.minimum_count),
    regions: draft.regions
      .split(",")
      .map((region) => region.trim())
      .filter(Boolean),
  };
}

export const RuleForm = z.preprocess((draft) => bodyOf(draft as RuleDraft), CreateAlertRule);
