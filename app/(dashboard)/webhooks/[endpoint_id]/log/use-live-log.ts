import type { RefObject } from "react";
import { useLiveRows } from "#app/(dashboard)/live-log/use-live-rows.ts";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { type Delivery, type DeliveryFilters, useDeliveries } from "#lib/domain/webhooks/hooks.ts";
import { passes } from "./passes.ts";
import { useOwnChanges } from "./use-own-changes.ts";
import { useRefreshAround } from "./use-refresh-around.ts";
import { useSettled } from "./use-settled.ts";

type EndpointFilters = DeliveryFilters & { endpoint_id: string };

/** The delivery log of an endpoint, live. */
export function useLiveLog(filters: EndpointFilters, top: RefObject<HTMLElement | null>) {
  const { newest, ...query } = useDeliveries(filters);
  const onPush = useRefreshAround(filters.endpoint_id);
  const { push, onMissed, ...live } = useLiveRows<Delivery>({
    query,
    newest,
    passes: (delivery) => passes(filters, delivery),
    top,
    onPush,
  });
  const { state } = useLiveEvents({
    events: ["webhook.delivery.*"],
    filters: { endpoint_id: filters.endpoint_id },
    onEvent: (event) => push(event.data as Delivery),
    onMissed,
  });
  useOwnChanges(filters.endpoint_id, { push, onMissed });
  useSettled(live.rows, onMissed);
  return { ...live, query, state };
}
