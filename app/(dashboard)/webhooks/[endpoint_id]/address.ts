import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { DeliveryStatus } from "#lib/domain/webhooks/hooks.ts";

// What of this page lives in its address.

export const views = ["deliveries", "settings", "verify"] as const;
export const outcomes = ["unsent", "succeeded", "retrying", "failed", "canceled"] as const;
export type Outcome = (typeof outcomes)[number];

const statusesOf: Record<Outcome, DeliveryStatus[]> = {
  unsent: ["pending", "retrying"],
  succeeded: ["succeeded"],
  retrying: ["retrying"],
  failed: ["failed"],
  canceled: ["canceled"],
};

export const useView = () => useQueryState("tab", parseAsStringLiteral(views).withDefault("deliveries"));

/** The delivery in the inspector. */
export const useSelected = () => useQueryState("delivery", parseAsString);

const filters = { status: parseAsStringLiteral(outcomes), event: parseAsStringLiteral(eventTypes) };

export const useLogFilters = () => useQueryStates(filters);

/** What the API is asked for. */
export function queryOf(endpointId: string, chosen: ReturnType<typeof useLogFilters>[0]) {
  return {
    endpoint_id: endpointId,
    ...(chosen.status && { status: statusesOf[chosen.status] }),
    ...(chosen.event && { event_type: chosen.event }),
  };
}
