import type { LiveEvent } from "#lib/domain/stream/hooks.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { deliveryNews, triedAt } from "./delivery-news.ts";
import { happeningOf } from "./happening.ts";

/** An event, or what became of a delivery. */
export type News = { id: string; at: string; live: boolean } & ({ event: LiveEvent } | { delivery: Delivery });

const LINES = 8;
const DELIVERY_LINES = 3;

/** An event as news, or null where it is none. */
export function newsOfEvent(event: LiveEvent, live: boolean): News | null {
  return happeningOf(event) && { id: event.id, at: event.timestamp, live, event };
}

/** A delivery as news, or null where it is none. An endpoint in trouble has one line, not one for each delivery. */
export function newsOfDelivery(delivery: Delivery, live: boolean): News | null {
  const at = triedAt(delivery);
  if (at === null || !deliveryNews(delivery, "")) return null;
  const id = delivery.status === "succeeded" ? delivery.id : `${delivery.endpoint_id} ${delivery.status}`;
  return { id, at, live, delivery };
}

/** The newest of both, each id once in its latest state, so that deliveries do not crowd out what they tell of. */
export function mergeNews(known: readonly News[], more: readonly News[]): News[] {
  const byId = new Map<string, News>();
  for (const news of [...known, ...more]) {
    const before = byId.get(news.id);
    if (!before || news.at >= before.at) byId.set(news.id, news);
  }
  const sorted = [...byId.values()].sort((a, b) => compare(b.at, a.at) || compare(b.id, a.id));
  let deliveries = 0;
  return sorted.filter((news) => "event" in news || ++deliveries <= DELIVERY_LINES).slice(0, LINES);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
