"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { addressOf, type CallInput, call } from "#lib/http/client.ts";
import type { Metric } from "../definitions/contract.ts";
import { type AnalyticsSeries, type Figure, getConversationSeries, type SeriesGroup } from "./contract.ts";

export type SeriesAnswer = z.output<typeof AnalyticsSeries>;
export type SeriesPart = z.output<typeof SeriesGroup>;
export type SeriesPoint = SeriesPart["points"][number];
export type SeriesFigure = z.output<typeof Figure>;
export type SeriesMetric = z.output<typeof Metric>;
export type SeriesQuery = NonNullable<CallInput<typeof getConversationSeries>["query"]>;

const FRESH_MS = 60_000;

/** Series of figures, fetched again every minute; another question shows once its own answer is there. */
export const seriesQuery = (query: SeriesQuery) =>
  queryOptions({
    queryKey: ["analytics", "series", query],
    queryFn: ({ signal }) => call(getConversationSeries, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
  });

/** Where the same figures come as CSV. */
export const seriesCsvHref = (query: SeriesQuery): string =>
  addressOf(getConversationSeries, { query: { ...query, format: "csv" } });
