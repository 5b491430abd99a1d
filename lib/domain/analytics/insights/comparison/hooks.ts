"use client";

import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { type CallInput, type CallOutput, call } from "#lib/http/client.ts";
import { compareConversations } from "./contract.ts";

export type ComparisonInput = CallInput<typeof compareConversations>["body"];
export type Comparison = CallOutput<typeof compareConversations>;
export type ComparedRow = Comparison["metrics"][number];

/** Two groups of conversations side by side; nothing is asked until there is a group. */
export const comparisonQuery = (body: ComparisonInput | null) =>
  queryOptions({
    queryKey: ["insights", "comparison", body],
    queryFn: ({ signal }) => call(compareConversations, { body: body as ComparisonInput }, signal),
    enabled: body !== null,
    placeholderData: keepPreviousData,
  });
