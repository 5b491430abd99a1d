"use client";

import { queryOptions } from "@tanstack/react-query";
import { addressOf, type CallOutput, call } from "#lib/http/client.ts";
import { getLeadScoring, listBehaviours } from "./contract.ts";

export type Behaviours = CallOutput<typeof listBehaviours>;
export type BehaviourRow = Behaviours["groups"][number];
export type Leads = CallOutput<typeof getLeadScoring>;

export const behavioursQuery = queryOptions({
  queryKey: ["insights", "behaviours"],
  queryFn: ({ signal }) => call(listBehaviours, {}, signal),
  refetchInterval: 60_000,
});

export const leadsQuery = queryOptions({
  queryKey: ["insights", "leads"],
  queryFn: ({ signal }) => call(getLeadScoring, {}, signal),
  refetchInterval: 60_000,
});

export const behavioursCsvHref = addressOf(listBehaviours, { query: { format: "csv" } });
