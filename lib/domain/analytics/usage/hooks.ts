"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { type AnalyticsUsage, getUsage } from "./contract.ts";

export type Usage = z.output<typeof AnalyticsUsage>;
export type UsageQuery = NonNullable<CallInput<typeof getUsage>["query"]>;

const FRESH_MS = 30_000;

/** Who called what; another period shows once its own figures are there. */
export const usageQuery = (query: UsageQuery) =>
  queryOptions({
    queryKey: ["analytics", "usage", query],
    queryFn: ({ signal }) => call(getUsage, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

/** Where the same figures come as CSV. */
export const usageCsvHref = (query: UsageQuery): string => addressOf(getUsage, { query: { ...query, format: "csv" } });
