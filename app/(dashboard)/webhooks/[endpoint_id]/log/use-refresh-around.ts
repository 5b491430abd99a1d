import { useQueryClient } from "@tanstack/react-query";
import { type Delivery, webhookKeys } from "#lib/domain/webhooks/hooks.ts";

const HEALTH_MS = 5_000;

/** Brings what else the page shows up to date: the chosen delivery at once, the endpoint's figures now and then. */
export function useRefreshAround(endpointId: string) {
  const client = useQueryClient();
  return (deliveries: readonly Delivery[]) => {
    for (const { id } of deliveries) void client.invalidateQueries({ queryKey: webhookKeys.delivery(id) });
    const queryKey = webhookKeys.endpoint(endpointId);
    const age = Date.now() - (client.getQueryState(queryKey)?.dataUpdatedAt ?? 0);
    if (age > HEALTH_MS) void client.invalidateQueries({ queryKey });
  };
}
