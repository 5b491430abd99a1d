import { z } from "zod";
import {
  type aggregates,
  CreateMetric,
  isNumberField,
  type MetricField,
  metricFields,
} from "#lib/domain/analytics/metrics/contract.ts";
import type { OwnMetric } from "#lib/domain/analytics/metrics/hooks.ts";
import {
  conditionOf,
  firstGroup,
  type GroupDraft,
  groupOf,
  isGroup,
  type LineDraft,
  type Vocabulary,
} from "../../conditions/draft.ts";

export type Aggregate = (typeof aggregates)[number];

/** A metric while it is made; a null condition stands for all conversations. */
export type MetricDraft = {
  name: string;
  description: string;
  aggregate: Aggregate;
  field: string;
  filter: GroupDraft | null;
  base_filter: GroupDraft | null;
};

export const metricWords: Vocabulary = { fields: metricFields, first: { field: "channel", op: "eq" } };

export const newCondition = () => firstGroup(metricWords);

/** What an aggregate can be taken of: the numbers of a conversation, and fields of its metadata. */
export const numberFields = Object.entries(metricFields)
  .filter(([id]) => isNumberField(id as MetricField) || id === "metadata.*")
  .map(([value, { label }]) => ({ value, label }));

export const takesField = (aggregate: Aggregate) => aggregate !== "count" && aggregate !== "ratio";

export const emptyDraft: MetricDraft = {
  name: "",
  description: "",
  aggregate: "count",
  field: "cart_value",
  filter: newCondition(),
  base_filter: null,
};

export function draftOf({ name, description, aggregate, field, filter, base_filter }: OwnMetric): MetricDraft {
  return {
    name,
    description: description ?? "",
    aggregate,
    field: field ?? emptyDraft.field,
    filter: filter && groupOf(filter),
    base_filter: base_filter && groupOf(base_filter),
  };
}

const isWhole = (part: LineDraft | GroupDraft): boolean =>
  isGroup(part) ? part.parts.every(isWhole) : part.op === "exists" || part.value.trim() !== "";

const unfinished = "Complete every condition, or take all conversations.";

const condition = (draft: GroupDraft | null) => draft && conditionOf(metricWords, draft);

/** The draft as the API takes it; what an aggregate does not use is left out. */
export const MetricForm = z
  .custom<MetricDraft>()
  .superRefine((draft, issues) => {
    for (const path of ["filter", "base_filter"] as const) {
      if (path === "base_filter" && draft.aggregate !== "ratio") continue;
      const part = draft[path];
      if (part && !isWhole(part)) issues.addIssue({ code: "custom", path: [path], message: unfinished });
    }
  })
  .transform((draft): unknown => ({
    name: draft.name,
    description: draft.description.trim() || null,
    aggregate: draft.aggregate,
    field: takesField(draft.aggregate) ? draft.field : null,
    filter: condition(draft.filter),
    base_filter: draft.aggregate === "ratio" ? condition(draft.base_filter) : null,
  }))
  .pipe(CreateMetric);
