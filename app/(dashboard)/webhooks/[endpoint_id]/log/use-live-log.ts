import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useState } from "react";
import { useLiveEvents } from "#lib/domain/stream/hooks.ts";
import {
  type Delivery,
  type DeliveryFilters,
  fetchDeliveries,
  useDeliveries,
  webhookKeys,
} from "#lib/domain/webhooks/hooks.ts";
import { mergeRows, passes } from "./merge.ts";
import { useBatched } from "./use-batched.ts";
import { useFresh } from "./use-fresh.ts";
import { useRate } from "./use-rate.ts";
import { useStill } from "./use-still.ts";

type Page = Awaited<ReturnType<typeof fetchDeliveries>>;
type Pages = InfiniteData<Page, string | undefined>;

/** All rows in one page: only the last cursor matters, and new rows then need no page to belong to. */
const asOnePage = (page: Page): Pages => ({ pages: [page], pageParams: [undefined] });

/** The delivery log of an endpoint: pages of the past below, what happens now on top. */
export function useLiveLog(filters: DeliveryFilters, top: RefObject<HTMLElement | null>) {
  const client = useQueryClient();
  const query = useDeliveries(filters);
  const { fresh, add } = useFresh();
  const { rate, count } = useRate();
  const [withheld, setWithheld] = useState<ReadonlyMap<string, Delivery>>(new Map());
  const rows = query.data?.pages.flatMap((page) => page.data) ?? [];
  const still = useStill(top, () => release());

  const show = (changes: readonly Delivery[]) => {
    client.setQueryData<Pages>(webhookKeys.deliveries(filters), (data) => {
      const last = data?.pages.at(-1);
      if (!last) return data;
      const before = data?.pages.flatMap((page) => page.data) ?? [];
      return asOnePage({ ...last, data: mergeRows(before, changes, { filters, hasMore: last.has_more }) });
    });
    add(changes.map((delivery) => delivery.id));
  };

  const release = () => {
    if (withheld.size === 0) return;
    show([...withheld.values()]);
    setWithheld(new Map());
  };

  const receive = (deliveries: readonly Delivery[]) => {
    const known = new Set(rows.map((row) => row.id));
    const unseen = deliveries.filter((delivery) => !known.has(delivery.id) && passes(filters, delivery));
    count(unseen.filter((delivery) => !withheld.has(delivery.id)).length);
    for (const { id } of deliveries) void client.invalidateQueries({ queryKey: webhookKeys.delivery(id) });
    if (!still.still) return show(deliveries);
    show(deliveries.filter((delivery) => known.has(delivery.id)));
    setWithheld((before) => new Map([...before, ...unseen.map((delivery) => [delivery.id, delivery] as const)]));
  };

  const catchUp = async () => {
    const page = await fetchDeliveries(filters).catch(() => null);
    if (!page) return;
    if (still.still) receive(page.data);
    else client.setQueryData<Pages>(webhookKeys.deliveries(filters), asOnePage(page));
  };

  const push = useBatched(receive);
  const { state } = useLiveEvents({
    events: ["webhook.delivery.*"],
    filters: { endpoint_id: filters.endpoint_id },
    onEvent: (event) => push(event.data as Delivery),
    onMissed: catchUp,
  });

  return { query, rows, fresh, rate, state, withheld: withheld.size, ...still };
}
