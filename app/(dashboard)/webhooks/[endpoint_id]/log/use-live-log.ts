import { type RefObject, useState } from "react";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import { type Delivery, type DeliveryFilters, fetchDeliveries } from "#lib/domain/webhooks/hooks.ts";
import { useBatched } from "./use-batched.ts";
import { useFresh } from "./use-fresh.ts";
import { useLogPages } from "./use-log-pages.ts";
import { useArrivals } from "./use-rate.ts";
import { useRefreshAround } from "./use-refresh-around.ts";
import { useStill } from "./use-still.ts";

/** Beyond this a browser becomes slow; the log then begins again with its newest page. */
const MOST_ROWS = 1_000;

type EndpointFilters = DeliveryFilters & { endpoint_id: string };

/** The delivery log of an endpoint: pages of the past below, what happens now on top. */
export function useLiveLog(filters: EndpointFilters, top: RefObject<HTMLElement | null>) {
  const { query, rows, show, replace, sortOut } = useLogPages(filters);
  const { fresh, add } = useFresh();
  const { arrivals, count } = useArrivals();
  const [withheld, setWithheld] = useState<ReadonlyMap<string, Delivery>>(new Map());
  const refreshAround = useRefreshAround(filters.endpoint_id);

  const showNow = (deliveries: readonly Delivery[]) => {
    show(deliveries);
    add(deliveries.map((delivery) => delivery.id));
  };
  const { still, flip } = useStill(top, () => {
    showNow([...withheld.values()]);
    setWithheld(new Map());
  });

  const catchUp = async () => {
    const page = await fetchDeliveries(filters).catch(() => null);
    if (page && still) receive(page.data);
    else if (page) replace(page);
  };

  const receive = (deliveries: readonly Delivery[]) => {
    const { changed, unseen } = sortOut(deliveries);
    count(unseen.filter((delivery) => !withheld.has(delivery.id)).length);
    refreshAround(deliveries);
    if (still) {
      showNow(changed);
      setWithheld((before) => new Map([...before, ...unseen.map((delivery) => [delivery.id, delivery] as const)]));
    } else if (rows.length > MOST_ROWS) void catchUp();
    else showNow(deliveries);
  };

  const push = useBatched(receive);
  const { state } = useLiveEvents({
    events: ["webhook.delivery.*"],
    filters: { endpoint_id: filters.endpoint_id },
    onEvent: (event) => push(event.data as Delivery),
    onMissed: catchUp,
  });

  return { query, rows, fresh, arrivals, state, withheld: withheld.size, still, flip };
}
