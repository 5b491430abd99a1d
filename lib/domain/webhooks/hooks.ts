"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { EventType } from "#lib/domain/events/catalogue/contract.ts";
import { listEvents } from "#lib/domain/events/contract.ts";
import { type CallInput, type CallOutput, call } from "#lib/http/client.ts";
import { useNewestFirst } from "#lib/http/use-newest-first.ts";
import * as deliveries from "./deliveries/contract.ts";
import { getWebhookStatistics, type WebhookStatistics } from "./deliveries/statistics/contract.ts";
import * as endpoints from "./endpoints/contract.ts";
import { testWebhookTransformation } from "./transformations/contract.ts";

export type Endpoint = z.infer<typeof endpoints.WebhookEndpoint>;
export type NewEndpoint = z.infer<typeof endpoints.NewWebhookEndpoint>;
export type Delivery = z.infer<typeof deliveries.WebhookDelivery>;
export type DeliveryDetail = z.infer<typeof deliveries.WebhookDeliveryDetail>;
export type Attempt = z.infer<typeof deliveries.WebhookAttempt>;
export type TransformationTest = CallOutput<typeof testWebhookTransformation>;
export type Statistics = z.infer<typeof WebhookStatistics>;
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
  statistics: (id: string, hours: number) => ["webhooks", "endpoints", id, "statistics", hours] as const,
  recent: (types: readonly EventType[]) => ["webhooks", "recent events", types] as const,
  /** Changes of one delivery by hand, each of which answers with it. */
  byHand: ["webhooks", "by hand"] as const,
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
function useChange<Input, Output>(change: (input: Input) => Promise<Output>, mutationKey?: readonly string[]) {
  const client = useQueryClient();
  return useMutation({
    mutationKey,
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
export const useTryTransformation = () =>
  useMutation({
    mutationFn: (body: CallInput<typeof testWebhookTransformation>["body"]) =>
      call(testWebhookTransformation, { body }),
  });

/** The newest events of these types, to try something on. */
export const useRecentEvents = (types: readonly EventType[]) =>
  useQuery({
    queryKey: webhookKeys.recent(types),
    queryFn: async ({ signal }) =>
      types.length === 0 ? [] : (await call(listEvents, { query: { type: [...types], limit: 20 } }, signal)).data,
  });

/** An endpoint's figures of its last hours. */
export const useStatistics = (id: string, hours: number) =>
  useQuery({
    queryKey: webhookKeys.statistics(id, hours),
    queryFn: ({ signal }) => {
      const start = new Date(Date.now() - hours * 3_600_000).toISOString();
      return call(getWebhookStatistics, { params: { endpoint_id: id }, query: { start } }, signal);
    },
    refetchInterval: 60_000,
  });

/** Sends a test and waits for what came of it: a whole exchange, or a delivery that is not over yet. */
export const useSendTest = (id: string) =>
  useChange((body: Omit<NonNullable<CallInput<typeof endpoints.testWebhookEndpoint>["body"]>, "wait">) =>
    call(endpoints.testWebhookEndpoint, { params: { endpoint_id: id }, body: { ...body, wait: true } }),
  );

export const useRetryDelivery = (id: string) =>
  useChange(() => call(deliveries.retryWebhookDelivery, { params: { delivery_id: id } }), webhookKeys.byHand);

export const useCancelDelivery = (id: string) =>
  useChange(() => call(deliveries.cancelWebhookDelivery, { params: { delivery_id: id } }), webhookKeys.byHand);
