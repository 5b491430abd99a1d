"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { Switch } from "#components/ui/switch.tsx";
import { notify } from "#components/ui/toaster.tsx";
import {
  type AlertMetric,
  alertMetrics,
  alertWindows,
  severities,
} from "#lib/domain/performance-alerts/alert-rules/contract.ts";
import {
  type AlertRuleRow,
  useCreateAlertRule,
  useUpdateAlertRule,
} from "#lib/domain/performance-alerts/alert-rules/hooks.ts";
import { metricWords, severityWords, unitSuffix, windowWords } from "./alert-words.ts";
import { draftOf, emptyDraft, type RuleDraft, RuleForm } from "./draft.ts";

/** An alert rule: what is watched, from where on it is too much, and how loud that is. A null rule is made anew. */
export function RuleDialog({ rule, onClose }: { rule: AlertRuleRow | null; onClose: () => void }) {
  const create = useCreateAlertRule();
  const update = useUpdateAlertRule(rule?.id ?? "");
  const form = useContractForm({
    schema: RuleForm,
    id: "alert",
    initial: rule ? draftOf(rule) : emptyDraft,
    submit: async (body) => {
      await (rule ? update : create).mutateAsync(body);
      notify(rule ? `“${body.name}” is changed.` : `“${body.name}” is watched from now on.`);
      onClose();
    },
  });
  const { values, set } = form;
  return (
    <FormDialog
      form={form}
      title={rule ? `Change “${rule.name}”` : "New alert rule"}
      description="It is judged every minute and told once when it is broken and once when that is over."
      verb={rule ? "Save the rule" : "Create the rule"}
      onClose={onClose}
    >
      <Field label="Name" required {...form.field("name")}>
        <Input {...form.text("name")} maxLength={80} autoComplete="off" dir="auto" placeholder="Slow answers" />
      </Field>
      <Field label="Alert when" {...form.field("metric")}>
        <Select
          value={values.metric}
          onValueChange={(metric) => set("metric", metric as AlertMetric)}
          options={alertMetrics.map((value) => ({ value, label: metricWords[value] }))}
        />
      </Field>
      <Field label="Threshold" required {...form.field("threshold")}>
        <Input
          {...form.text("threshold")}
          inputMode="decimal"
          autoComplete="off"
          suffix={<span className="text-ink-3 text-meta">{unitSuffix(values.metric)}</span>}
        />
      </Field>
      <Field label="In" {...form.field("window_minutes")}>
        <Select
          value={values.window_minutes}
          onValueChange={(minutes) => set("window_minutes", minutes)}
          options={alertWindows.map((minutes) => ({ value: String(minutes), label: windowWords(minutes) }))}
        />
      </Field>
      <More form={form} />
    </FormDialog>
  );
}

type Form = Pick<ReturnType<typeof useContractForm<RuleDraft, unknown>>, "values" | "set" | "field" | "text">;

/** When it is not judged, how it is told, and where. */
function More({ form }: { form: Form }) {
  const { values, set } = form;
  return (
    <>
      <Field
        label="Judge only from so many calls or attempts"
        hint="With fewer, one slow call would be an alert."
        {...form.field("minimum_count")}
      >
        <Input {...form.text("minimum_count")} inputMode="numeric" autoComplete="off" />
      </Field>
      <Field label="Severity" {...form.field("severity")}>
        <Select
          value={values.severity}
          onValueChange={(severity) => set("severity", severity === "critical" ? "critical" : "warning")}
          options={severities.map((value) => ({ value, label: severityWords[value] }))}
        />
      </Field>
      <Field
        label="Regions that it names"
        optional
        hint="With commas between them; left empty, all that serve you."
        {...form.field("regions")}
      >
        <Input {...form.text("regions")} mono autoComplete="off" spellCheck={false} placeholder="eu-west" />
      </Field>
      <Switch
        label="Watch it"
        hint="Switched off, it is kept and tells nothing."
        checked={values.enabled}
        onCheckedChange={(enabled) => set("enabled", enabled)}
      />
    </>
  );
}
