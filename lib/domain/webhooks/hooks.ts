"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import { type CallInput, call } from "#lib/http/client.ts";
import { useNewestFirst } from "#lib/http/use-newest-first.ts";
import * as deliveries from "./deliveries/contract.ts";
import * as endpoints from "./endpoints/contract.ts";

export type Endpoint = z.infer<typeof endpoints.WebhookEndpoint>;
export type NewEndpoint = z.infer<typeof endpoints.NewWebhookEndpoint>;
export type Delivery = z.infer<typeof deliveries.WebhookDelivery>;
export type DeliveryDetail = z.infer<typeof deliveries.WebhookDeliveryDetail>;
export type Attempt = z.infer<typeof deliveries.WebhookAttempt>;
export type DeliveryStatus = Delivery["status"];
export type DeliveryFilters = Omit<
  NonNullable<CallInput<typeof deliveries.listWebhookDeliveries>["query"]>,
  "limit" | "cursor"
>;

export const webhookKeys = {
  endpoints: ["webhooks", "endpoints"] as const,
  list: ["webhooks", "endpoints", "all"] as const,
  endpoint: (id: string) => ["webhooks", "endpoints", id] as const,
  deliveries: (filters: DeliveryFilters) => ["webhooks", "deliveries", filters] as const,
  inspected: ["webhooks", "delivery"] as const,
  delivery: (id: string) => ["webhooks", "delivery", id] as const,
};

const HEALTH_MS = 15_000;

/** All endpoints; their number is small, so they come at once. */
export function useEndpoints({ enabled = true } = {}) {
  return useQuery({
    enabled,
    queryKey: webhookKeys.list,
    queryFn: ({ signal }) => call(endpoints.listWebhookEndpoints, { query: { limit: 100 } }, signal),
    refetchInterval: HEALTH_MS,
  });
}

export function useEndpoint(id: string) {
  return useQuery({
    queryKey: webhookKeys.endpoint(id),
    queryFn: ({ signal }) => call(endpoints.getWebhookEndpoint, { params: { endpoint_id: id } }, signal),
    refetchInterval: HEALTH_MS,
  });
}

/** One page of the log, newest first. */
export function fetchDeliveries(query: DeliveryFilters & { cursor?: string; limit?: number }, signal?: AbortSignal) {
  return call(deliveries.listWebhookDeliveries, { query }, signal);
}

/** The log of deliveries, newest first. */
export const useDeliveries = (filters: DeliveryFilters) =>
  useNewestFirst(webhookKeys.deliveries(filters), (cursor, signal) => fetchDeliveries({ ...filters, cursor }, signal));

export function useDelivery(id: string) {
  return useQuery({
    queryKey: webhookKeys.delivery(id),
    queryFn: ({ signal }) => call(deliveries.getWebhookDelivery, { params: { delivery_id: id } }, signal),
  });
}

/** Runs a change and then fetches again what it touched. */
function useChange<Input, Output>(change: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => {
      void client.invalidateQueries({ queryKey: webhookKeys.endpoints });
      void client.invalidateQueries({ queryKey: webhookKeys.inspected });
    },
  });
}

export const useCreateEndpoint = () =>
  useChange((body: CallInput<typeof endpoints.createWebhookEndpoint>["body"]) =>
    call(endpoints.createWebhookEndpoint, { body }),
  );

export const useUpdateEndpoint = (id: string) =>
  useChange((body: CallInput<typeof endpoints.updateWebhookEndpoint>["body"]) =>
    call(endpoints.updateWebhookEndpoint, { params: { endpoint_id: id }, body }),
  );

export function useDeleteEndpoint(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => call(endpoints.deleteWebhookEndpoint, { params: { endpoint_id: id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: webhookKeys.list }),
  });
}

export const useRotateSecret = (id: string) =>
  useChange((overlap_hours: number) =>
    call(endpoints.rotateWebhookSecret, { params: { endpoint_id: id }, body: { overlap_hours } }),
  );

/** Nothing changes by it. */
export const useTryFilter = (id: string) =>
  useMutation({
    mutationFn: (body: NonNullable<CallInput<typeof endpoints.testWebhookFilter>["body"]>) =>
      call(endpoints.testWebhookFilter, { params: { endpoint_id: id }, body }),
  });

export const useSendTest = (id: string) =>
  useChange((event_type: Delivery["event_type"]) =>
    call(endpoints.testWebhookEndpoint, { params: { endpoint_id: id }, body: { event_type } }),
  );

export const useRetryDelivery = (id: string) =>
  useChange(() => call(deliveries.retryWebhookDelivery, { params: { delivery_id: id } }));

export const useCancelDelivery = (id: string) =>
  useChange(() => call(deliveries.cancelWebhookDelivery, { params: { delivery_id: id } }));
