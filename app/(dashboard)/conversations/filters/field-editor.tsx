"use client";

import { purchaseIntents } from "#lib/domain/conversations/cart/contract.ts";
import { deviceTypes, outcomes, priorities, resolutionStatuses, statuses } from "#lib/domain/conversations/contract.ts";
import {
  answeredWords,
  deviceWords,
  intentWords,
  outcomeWords,
  priorityWords,
  resolutionWords,
  stateWords,
  yesOrNo,
} from "../words.ts";
import { ChoiceEditor, ChoicesEditor } from "./choices-editor.tsx";
import { CustomerEditor } from "./customer-editor.tsx";
import { type Field, fieldLabels } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import { NpsEditor } from "./nps-editor.tsx";
import { PeriodEditor } from "./period-editor.tsx";
import { SatisfactionEditor } from "./satisfaction-editor.tsx";
import { SegmentEditor } from "./segment-editor.tsx";
import type { SetFilters } from "./use-filters.ts";
import { WordField } from "./word-field.tsx";

type FieldEditorProps = { field: Field; filters: Filters; set: SetFilters; onDone: () => void };

/** Fields of which several values may be chosen, and those that are told by a yes or a no. */
const several = {
  status: statuses.map((value) => ({ value, label: stateWords[value].label })),
  outcome: outcomes.map((value) => ({ value, label: outcomeWords[value] })),
  priority: priorities.map((value) => ({ value, label: priorityWords[value] })),
  resolution_status: resolutionStatuses.map((value) => ({ value, label: resolutionWords[value] })),
  purchase_intent: purchaseIntents.map((value) => ({ value, label: intentWords[value] })),
};
const flags = {
  answered: answeredWords,
  escalated: yesOrNo,
  resolved: yesOrNo,
  ever_resolved: yesOrNo,
  durably_resolved: yesOrNo,
  reopened: yesOrNo,
  high_value: yesOrNo,
  has_cart: yesOrNo,
  cart_abandoned: yesOrNo,
  cart_left: yesOrNo,
  has_purchase: yesOrNo,
  assistant_purchase: yesOrNo,
};

const isOneOf = <Names extends object>(names: Names, field: Field): field is Field & keyof Names => field in names;

/** Where the value of one filter is chosen. Single values close the panel, several stay. */
export function FieldEditor({ field, filters, set, onDone }: FieldEditorProps) {
  const done: SetFilters = (change) => {
    set(change);
    onDone();
  };
  if (isOneOf(several, field)) {
    return (
      <ChoicesEditor<string>
        options={several[field]}
        chosen={filters[field]}
        onChange={(chosen) => set({ [field]: chosen })}
      />
    );
  }
  if (isOneOf(flags, field)) {
    return (
      <ChoiceEditor
        label={fieldLabels[field]}
        options={(["true", "false"] as const).map((value) => ({ value, label: flags[field][value] }))}
        chosen={filters[field]}
        onChoose={(value) => done({ [field]: value })}
      />
    );
  }
  switch (field) {
    case "started":
      return <PeriodEditor period={filters} onChange={done} />;
    case "satisfaction":
      return <SatisfactionEditor scores={filters} onChange={done} />;
    case "nps":
      return <NpsEditor answers={filters} onChange={done} />;
    case "segment":
      return <SegmentEditor chosen={filters.segment} onChoose={(segment) => done({ segment })} />;
    case "hour_of_week":
    case "question":
    case "opening_question":
    case "opening_question_not":
    case "metric":
    case "metric_base":
    case "page_not":
    case "mentions":
    case "mentions_sold_out":
    case "without":
      return null;
    case "customer_id":
      return <CustomerEditor chosen={filters.customer_id} onChoose={(customer_id) => done({ customer_id })} />;
    case "device_type":
      return (
        <ChoiceEditor
          label="Device"
          options={deviceTypes.map((value) => ({ value, label: deviceWords[value] }))}
          chosen={filters.device_type}
          onChoose={(device_type) => done({ device_type })}
        />
      );
    default:
      return <WordField field={field} filters={filters} set={done} />;
  }
}
