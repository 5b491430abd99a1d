import { type RefObject, useState } from "react";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { type Delivery, type DeliveryFilters, useDeliveries } from "#lib/domain/webhooks/hooks.ts";
import { addChanges, type Changes, partition, showAll, since } from "./changes.ts";
import { mergeRows, within } from "./merge.ts";
import { useBatched } from "./use-batched.ts";
import { useFresh } from "./use-fresh.ts";
import { useArrivals } from "./use-rate.ts";
import { useRefreshAround } from "./use-refresh-around.ts";
import { useStill } from "./use-still.ts";

/** Beyond this a browser becomes slow; the log then begins again with its newest page. */
const MOST_CHANGES = 1_000;

type EndpointFilters = DeliveryFilters & { endpoint_id: string };

/** The delivery log of an endpoint: pages of the past below, what happens now on top. */
export function useLiveLog(filters: EndpointFilters, top: RefObject<HTMLElement | null>) {
  const { newest, ...query } = useDeliveries(filters);
  const [changes, setChanges] = useState<Changes>(new Map());
  const [behind, setBehind] = useState(false);
  const { fresh, add } = useFresh();
  const { arrivals, count } = useArrivals();
  const refreshAround = useRefreshAround(filters.endpoint_id);

  const loaded = query.data?.pages.flatMap((page) => page.data) ?? [];
  const window = { filters, hasMore: query.hasNextPage };
  const { shown, withheld } = partition(changes);
  const rows = mergeRows(loaded, shown, window);
  const waiting = withheld.filter((delivery) => within(loaded, delivery, window));

  const catchUp = async () => {
    const began = Date.now();
    setBehind(false);
    await newest();
    setChanges((now) => since(now, began));
  };
  const { still, flip } = useStill(top, () => {
    if (behind) void catchUp();
    setChanges(showAll);
    add(waiting.map((delivery) => delivery.id));
  });

  const push = useBatched<Delivery>((deliveries) => {
    const inSight = new Set(rows.map((row) => row.id));
    const unseen = deliveries.filter((one) => !inSight.has(one.id) && !changes.has(one.id));
    count(unseen.filter((one) => within(loaded, one, window)).length);
    setChanges((now) => addChanges(now, deliveries, { at: Date.now(), still, inSight }));
    add(deliveries.map((delivery) => delivery.id));
    refreshAround(deliveries);
    if (!still && changes.size > MOST_CHANGES) void catchUp();
  });

  const { state } = useLiveEvents({
    events: ["webhook.delivery.*"],
    filters: { endpoint_id: filters.endpoint_id },
    onEvent: (event) => push(event.data as Delivery),
    onMissed: () => (still ? setBehind(true) : catchUp()),
  });

  return { query, rows, fresh, arrivals, state, withheld: waiting.length, still, flip };
}
