"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import { type ContentGap, listContentGaps } from "./contract.ts";

export type Gap = z.output<typeof ContentGap>;
export type GapsQuery = NonNullable<CallInput<typeof listContentGaps>["query"]>;

export const gapsQuery = (query: GapsQuery) =>
  queryOptions({
    queryKey: ["insights", "gaps", query],
    queryFn: ({ signal }) => call(listContentGaps, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });

export const gapsCsvHref = (query: GapsQuery) =>
  addressOf(listContentGaps, { query: { ...query, limit: 100, format: "csv" } });
