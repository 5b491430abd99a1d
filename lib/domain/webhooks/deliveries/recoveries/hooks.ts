"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import * as recoveries from "./contract.ts";

export type Recovery = z.infer<typeof recoveries.WebhookRecovery>;
export type BulkFilter = Omit<NonNullable<CallInput<typeof recoveries.retryWebhookDeliveries>["body"]>, "dry_run">;

/** Work to be done for an endpoint, as it is asked of the API. */
export type Wish =
  | { action: "recover"; endpointId: string; since: string; perSecond: number }
  | { action: "retry" | "cancel"; endpointId: string; filter: BulkFilter };

const keys = {
  newest: (endpointId: string) => ["webhooks", "recoveries", endpointId] as const,
  estimate: (wish: Wish) => ["webhooks", "recovery-estimate", wish] as const,
};

function ask(wish: Wish, dry_run: boolean, signal?: AbortSignal) {
  if (wish.action === "recover") {
    const body = { since: wish.since, deliveries_per_second: wish.perSecond, dry_run };
    return call(recoveries.recoverWebhookEndpoint, { params: { endpoint_id: wish.endpointId }, body }, signal);
  }
  const body = { ...wish.filter, endpoint_id: wish.endpointId, dry_run };
  if (wish.action === "retry") return call(recoveries.retryWebhookDeliveries, { body }, signal);
  return call(recoveries.cancelWebhookDeliveries, { body }, signal);
}

/** How many deliveries it would be about; nothing is done yet. */
export const useEstimate = (wish: Wish) =>
  useQuery({
    queryKey: keys.estimate(wish),
    queryFn: ({ signal }) => ask(wish, true, signal),
    gcTime: 0,
  });

export function useBegin() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: Wish) => ask(wish, false),
    onSuccess: (_, { endpointId }) => client.invalidateQueries({ queryKey: keys.newest(endpointId) }),
  });
}

const RUNNING_MS = 1_000;
const IDLE_MS = 15_000;

/** The endpoint's newest work over many deliveries, followed closely while it runs. */
export const useNewestRecovery = (endpointId: string) =>
  useQuery({
    queryKey: keys.newest(endpointId),
    queryFn: async ({ signal }) => {
      const query = { endpoint_id: endpointId, limit: 1 };
      return (await call(recoveries.listWebhookRecoveries, { query }, signal)).data[0] ?? null;
    },
    refetchInterval: ({ state }) => (state.data?.status === "running" ? RUNNING_MS : IDLE_MS),
  });

export function useStop(recovery: Recovery) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(recoveries.stopWebhookRecovery, { params: { recovery_id: recovery.id } }),
    onSuccess: (stopped) => client.setQueryData(keys.newest(recovery.endpoint_id ?? ""), stopped),
  });
}

/** Sends an event to one endpoint; answers with its delivery. */
export function useReplay(eventId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (endpointId: string) =>
      call(recoveries.replayWebhookEvent, { params: { endpoint_id: endpointId }, body: { event_id: eventId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["webhooks"] }),
  });
}
