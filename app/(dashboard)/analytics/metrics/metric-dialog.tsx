"use client";

import { FormDialog } from "#components/forms/form-dialog.tsx";
import { useContractForm } from "#components/forms/use-contract-form.ts";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { Select } from "#components/ui/select.tsx";
import { notify } from "#components/ui/toaster.tsx";
import { aggregates } from "#lib/domain/analytics/metrics/contract.ts";
import { type OwnMetric, useCreateMetric, useUpdateMetric } from "#lib/domain/analytics/metrics/hooks.ts";
import { ConditionField } from "./condition-field.tsx";
import { type Aggregate, draftOf, emptyDraft, MetricForm, numberFields, takesField } from "./draft.ts";

const aggregateWords: Record<Aggregate, string> = {
  count: "How many conversations",
  ratio: "Which share of conversations",
  sum: "Sum of a number",
  avg: "Mean of a number",
  min: "Smallest number",
  max: "Largest number",
  p50: "Median of a number",
  p90: "Nine of ten are at most",
  p95: "95 of 100 are at most",
};

type MetricDialogProps = {
  /** The metric to change; null makes a new one. */
  metric: OwnMetric | null;
  onClose: () => void;
  onSaved: (id: string) => void;
};

/** A figure of the shop's own: what is taken of which conversations. */
export function MetricDialog({ metric, onClose, onSaved }: MetricDialogProps) {
  const create = useCreateMetric();
  const update = useUpdateMetric(metric?.id ?? "");
  const form = useContractForm({
    schema: MetricForm,
    initial: metric ? draftOf(metric) : emptyDraft,
    submit: async (body) => {
      const { id, name } = await (metric ? update : create).mutateAsync(body);
      notify(metric ? `“${name}” is changed.` : `“${name}” is now one of your figures.`);
      onClose();
      onSaved(id);
    },
  });
  const { values, set } = form;
  return (
    <FormDialog
      form={form}
      title={metric ? `Change “${metric.name}”` : "New figure of your own"}
      description="It counts conversations by the day on which they started, like every other figure."
      size="wide"
      verb={metric ? "Save the figure" : "Create the figure"}
      onClose={onClose}
    >
      <Field label="Name" required {...form.field("name")}>
        <Input
          {...form.text("name")}
          maxLength={80}
          autoComplete="off"
          dir="auto"
          placeholder="Large carts from phones"
        />
      </Field>
      <Field label="What it tells" optional {...form.field("description")}>
        <Input {...form.text("description")} maxLength={500} autoComplete="off" dir="auto" />
      </Field>
      <Field label="What is taken" {...form.field("aggregate")}>
        <Select
          value={values.aggregate}
          onValueChange={(aggregate) => set("aggregate", aggregate as Aggregate)}
          options={aggregates.map((value) => ({ value, label: aggregateWords[value] }))}
        />
      </Field>
      {takesField(values.aggregate) && <NumberField form={form} />}
      <ConditionField
        label={values.aggregate === "ratio" ? "Those that" : "Of conversations that"}
        all="All conversations"
        problem={form.field("filter").error}
        value={values.filter}
        onChange={(filter) => set("filter", filter)}
      />
      {values.aggregate === "ratio" && (
        <ConditionField
          label="As a share of those that"
          all="All conversations"
          problem={form.field("base_filter").error}
          value={values.base_filter}
          onChange={(filter) => set("base_filter", filter)}
        />
      )}
    </FormDialog>
  );
}

type MetricFormState = ReturnType<typeof useContractForm<typeof emptyDraft, unknown>>;

/** Which number: one that every conversation may have, or one below its metadata. */
function NumberField({ form }: { form: Pick<MetricFormState, "values" | "set" | "field"> }) {
  const { field } = form.values;
  const own = field.startsWith("metadata.");
  return (
    <>
      <Field label="Number" {...(own ? {} : form.field("field"))}>
        <Select
          value={own ? "metadata.*" : field}
          onValueChange={(value) => form.set("field", value === "metadata.*" ? "metadata." : value)}
          options={numberFields}
        />
      </Field>
      {own && (
        <Field label="Name of the metadata field" {...form.field("field")}>
          <Input
            mono
            autoComplete="off"
            spellCheck={false}
            placeholder="shipping_days"
            value={field.slice("metadata.".length)}
            onChange={(event) => form.set("field", `metadata.${event.target.value}`)}
          />
        </Field>
      )}
    </>
  );
}
