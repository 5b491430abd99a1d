"use client";

import { useQuery } from "@tanstack/react-query";
import { listApiKeys } from "#lib/domain/api-keys/contract.ts";
import { listConversations } from "#lib/domain/conversations/list/contract.ts";
import { listWebhookDeliveries } from "#lib/domain/webhooks/deliveries/contract.ts";
import { listWebhookEndpoints } from "#lib/domain/webhooks/endpoints/contract.ts";
import { call } from "#lib/http/client.ts";

export const stepNames = ["key", "conversation", "endpoint", "delivery"] as const;
export type StepName = (typeof stepNames)[number];
export type Steps = Record<StepName, boolean> & { /** Where a test event can be sent from. */ endpointId?: string };

const POLL_MS = 10_000;
const one = { query: { limit: 1 } };

async function fetchSteps(signal: AbortSignal): Promise<Steps> {
  const [keys, conversations, endpoints, delivered] = await Promise.all([
    call(listApiKeys, one, signal),
    call(listConversations, one, signal),
    call(listWebhookEndpoints, one, signal),
    call(listWebhookDeliveries, { query: { limit: 1, status: ["succeeded"] } }, signal),
  ]);
  return {
    key: keys.data.length > 0,
    conversation: conversations.data.length > 0,
    endpoint: endpoints.data.length > 0,
    delivery: delivered.data.length > 0,
    endpointId: endpoints.data[0]?.id,
  };
}

export const isDone = (steps: Steps) => stepNames.every((name) => steps[name]);

/** How far the shop has come with its first four steps, read from what is there; watched until all are done. */
export function useSteps(enabled: boolean) {
  return useQuery({
    queryKey: ["onboarding"],
    queryFn: ({ signal }) => fetchSteps(signal),
    enabled,
    staleTime: ({ state }) => (state.data && isDone(state.data) ? Number.POSITIVE_INFINITY : POLL_MS),
    refetchInterval: ({ state }) => (state.data && isDone(state.data) ? false : POLL_MS),
  });
}
