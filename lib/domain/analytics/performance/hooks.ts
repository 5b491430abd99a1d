"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { type AnalyticsPerformance, getPerformance } from "./contract.ts";

export type Performance = z.output<typeof AnalyticsPerformance>;
export type PerformanceQuery = NonNullable<CallInput<typeof getPerformance>["query"]>;

const FRESH_MS = 30_000;

/** How fast and reliable calls and webhooks were; another period shows once its own figures are there. */
export const performanceQuery = (query: PerformanceQuery) =>
  queryOptions({
    queryKey: ["analytics", "performance", query],
    queryFn: ({ signal }) => call(getPerformance, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

/** Where the same figures come as CSV. */
export const performanceCsvHref = (query: PerformanceQuery): string =>
  addressOf(getPerformance, { query: { ...query, format: "csv" } });
