import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { isNumberField } from "../metrics/contract.ts";
import * as own from "../metrics/service.ts";
import { exactValues, roundingStep } from "../rollups/rules.ts";
import { type MetricDefinition, metrics } from "./catalogue.ts";
import type { AnalyticsDefinitions, Metric as MetricSchema } from "./contract.ts";
import { type DimensionDefinition, dimensionIds, dimensions } from "./dimensions.ts";

export type Metric = z.output<typeof MetricSchema>;

/** All metrics, those of the catalogue first. */
export async function define(ctx: Ctx): Promise<z.output<typeof AnalyticsDefinitions>> {
  const catalogue = Object.keys(metrics).map((id) => ofCatalogue(id as keyof typeof metrics));
  return {
    metrics: [...catalogue, ...(await own.all(ctx)).map(ofOwn)],
    dimensions: dimensionIds.map((id) => ({ id, ...(dimensions[id] as DimensionDefinition) })),
    percentiles: { maximum_relative_error: (roundingStep - 1) / 2, exact_up_to: exactValues },
  };
}

export function ofCatalogue(id: keyof typeof metrics): Metric {
  const { base_filter, ...definition }: MetricDefinition = metrics[id];
  return {
    id,
    ...definition,
    filter: { ...definition.filter },
    base_filter: base_filter ? { ...base_filter } : null,
    custom: false,
  };
}

const inSeconds = ["first_response_seconds", "duration_seconds"];
const inMoney = ["cart_value", "purchase_value"];

function kindOf({ aggregate, field }: own.MetricRow): Pick<Metric, "kind" | "unit"> {
  if (aggregate === "count") return { kind: "count", unit: "conversations" };
  if (aggregate === "ratio") return { kind: "share", unit: "share" };
  if (field && inMoney.includes(field)) return { kind: "money", unit: "currency" };
  if (field && inSeconds.includes(field)) return { kind: "duration", unit: "seconds" };
  return { kind: "score", unit: field && isNumberField(field) ? field : "points" };
}

const describe = ({ aggregate, field }: own.MetricRow) => {
  if (aggregate === "count") return "Conversations that meet its condition.";
  if (aggregate === "ratio") return "Share of conversations that meet its condition.";
  return `${aggregate} of ${field} over the conversations that meet its condition and have a number there.`;
};

export function ofOwn(row: own.MetricRow): Metric {
  const combines = { count: "sum", sum: "sum", ratio: "ratio" } as const;
  return {
    id: row.id,
    label: row.name,
    ...kindOf(row),
    combines: combines[row.aggregate as keyof typeof combines] ?? "values",
    better: null,
    description: row.description ?? describe(row),
    filter: { metric: row.id },
    base_filter: row.aggregate === "ratio" ? { metric_base: row.id } : null,
    custom: true,
  };
}
