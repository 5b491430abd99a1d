"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import * as contract from "./contract.ts";

export type Summary = z.infer<typeof contract.AnalyticsSummary>;
export type Period = z.infer<typeof contract.AnalyticsPeriod>;
export type Day = z.infer<typeof contract.AnalyticsDay>;
export type SummaryQuery = NonNullable<CallInput<typeof contract.getAnalyticsSummary>["query"]>;

export const analyticsKeys = {
  all: ["analytics"] as const,
  summary: (query: SummaryQuery) => ["analytics", "summary", query] as const,
};

const FRESH_MS = 60_000;

/** The figures of a period, fetched again every minute; another period shows once its own are there. */
export function useSummary(query: SummaryQuery) {
  return useQuery({
    queryKey: analyticsKeys.summary(query),
    queryFn: ({ signal }) => call(contract.getAnalyticsSummary, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });
}
