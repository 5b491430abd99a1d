"use client";

import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { call } from "#lib/http/client.ts";
import {
  type CreateMetric,
  type CustomMetric,
  createMetric,
  deleteMetric,
  listMetrics,
  updateMetric,
} from "./contract.ts";

export type OwnMetric = z.output<typeof CustomMetric>;
export type OwnMetricInput = z.input<typeof CreateMetric>;

/** The shop's own metrics, by name. */
export const ownMetricsQuery = queryOptions({
  queryKey: ["analytics", "metrics"],
  queryFn: ({ signal }) => call(listMetrics, {}, signal),
});

/** Runs a change of metrics, then fetches anew every figure that may be one of them. */
function useMetricMutation<Input, Result>(mutationFn: (input: Input) => Promise<Result>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: ["analytics"] }) });
}

export const useCreateMetric = () => useMetricMutation((body: OwnMetricInput) => call(createMetric, { body }));

export const useUpdateMetric = (id: string) =>
  useMetricMutation((body: OwnMetricInput) => call(updateMetric, { params: { metric_id: id }, body }));

export const useDeleteMetric = () =>
  useMetricMutation((id: string) => call(deleteMetric, { params: { metric_id: id } }));
