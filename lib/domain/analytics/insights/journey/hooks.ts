"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type CallInput, type CallOutput, call } from "#lib/http/client.ts";
import { getCustomerJourney } from "./contract.ts";

export type Journey = CallOutput<typeof getCustomerJourney>;
export type JourneyQuery = NonNullable<CallInput<typeof getCustomerJourney>["query"]>;

export const journeyQuery = (query: JourneyQuery) =>
  queryOptions({
    queryKey: ["insights", "journey", query],
    queryFn: ({ signal }) => call(getCustomerJourney, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
