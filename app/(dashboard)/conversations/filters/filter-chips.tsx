"use client";

import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { nameOf } from "#app/(dashboard)/customers/name-of.ts";
import { Button } from "#components/ui/button.tsx";
import { FilterChip } from "#components/ui/chip.tsx";
import { Popover } from "#components/ui/popover.tsx";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { type MetricId, metrics } from "#lib/domain/analytics/definitions/catalogue.ts";
import { questionQuery } from "#lib/domain/analytics/insights/questions/hooks.ts";
import { ownMetricsQuery } from "#lib/domain/analytics/metrics/hooks.ts";
import { customerQuery } from "#lib/domain/customers/hooks.ts";
import { segmentQuery } from "#lib/domain/segments/hooks.ts";
import { describeField } from "./describe-field.ts";
import { FieldEditor } from "./field-editor.tsx";
import { canBeChosen, type Field, fieldLabels, without } from "./fields.ts";
import type { Filters } from "./filter-params.ts";
import type { SetFilters } from "./use-filters.ts";

type FieldChipsProps = {
  inForce: readonly Field[];
  filters: Filters;
  set: SetFilters;
  /** After the last one, such as "+ Filter". */
  children?: ReactNode;
};

/** The filters in force, one chip each, and a way out of all of them. */
export function FieldChips({ inForce, filters, set, children }: FieldChipsProps) {
  return (
    <>
      {inForce.map((field) => (
        <FieldChip key={field} field={field} filters={filters} set={set} />
      ))}
      {children}
      {inForce.length > 1 && (
        <Button variant="quiet" size="small" onClick={() => set(without(...inForce))}>
          Remove all
        </Button>
      )}
    </>
  );
}

type ChipProps = { field: Field; filters: Filters; set: SetFilters };

/** A filter in force; a press opens its values. */
function FieldChip(props: ChipProps) {
  const zone = useTimeZone();
  const { field, filters } = props;
  if (field === "customer_id") return <CustomerChip {...props} />;
  if (field === "segment") return <SegmentChip {...props} />;
  if (field === "question" || field === "opening_question") return <QuestionChip {...props} field={field} />;
  if (field === "metric" || field === "metric_base") return <MetricChip {...props} field={field} />;
  const value = describeField(field, filters, new Date(), zone);
  if (canBeChosen(field)) return <OpeningChip {...props} value={value} />;
  return <PlainChip {...props} value={value} />;
}

/** A filter that a figure brought along: it can only be taken away. */
function PlainChip({ field, set, value }: ChipProps & { value: string }) {
  return <FilterChip name={fieldLabels[field]} value={value} onRemove={() => set(without(field))} />;
}

function MetricChip({ field, ...props }: ChipProps & { field: "metric" | "metric_base" }) {
  const { data } = useQuery(ownMetricsQuery);
  const own = new Map(data?.data.map(({ id, name }) => [id, name]));
  const nameOfMetric = (id: string) => own.get(id) ?? metrics[id as MetricId]?.label ?? "A figure of your own";
  const names = (props.filters[field] ?? "").split(",").map(nameOfMetric);
  return <PlainChip {...props} field={field} value={names.join(" and ")} />;
}

function SegmentChip(props: ChipProps) {
  const id = props.filters.segment ?? "";
  const { data } = useQuery(segmentQuery(id));
  return <OpeningChip {...props} value={data?.name ?? id} />;
}

function CustomerChip(props: ChipProps) {
  const id = props.filters.customer_id ?? "";
  const { data } = useQuery(customerQuery(id));
  return <OpeningChip {...props} value={data ? nameOf(data) : id} />;
}

function OpeningChip({ field, filters, set, value }: ChipProps & { value: string }) {
  const [open, setOpen] = useState(false);
  const name = fieldLabels[field];
  const chip = <FilterChip name={name} value={value} onRemove={() => set(without(field))} />;
  return (
    <Popover trigger={chip} label={name} open={open} onOpenChange={setOpen}>
      <FieldEditor field={field} filters={filters} set={set} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function QuestionChip({ field, ...props }: ChipProps & { field: "question" | "opening_question" }) {
  const { data } = useQuery(questionQuery(props.filters[field] ?? ""));
  return <PlainChip {...props} field={field} value={data?.label ?? "A question"} />;
}
