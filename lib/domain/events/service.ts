import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { hint } from "#lib/db/listen.ts";
import { newId } from "#lib/ids.ts";
import type { EventType } from "./catalogue/contract.ts";
import { insertEvents } from "./queries.ts";

/** Something that happened; `data` is what the catalogue describes for its type. */
export type NewEvent = {
  type: EventType;
  data: Record<string, unknown>;
  conversation_id?: string;
  customer_id?: string;
};

/** Writes events and their webhook deliveries in the caller's transaction; readers see them in the order given. */
export async function publish(tx: Queryable, merchantId: MerchantId, events: NewEvent[], at: Date): Promise<void> {
  if (events.length === 0) return;
  // Ids of one millisecond differ only by chance; sorted, they keep the order in which the caller names the events.
  const ids = events.map(() => newId("event", at.getTime())).sort();
  await insertEvents(
    tx,
    merchantId,
    at,
    events.map((event, index) => ({ ...event, id: ids[index] as string })),
  );
}

/** After the commit: wakes workers and streams. Only a hint; without it they find the events by polling. */
export function announce(): void {
  hint();
}
