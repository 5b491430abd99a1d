import type { EventRow } from "#lib/domain/events/hooks.ts";

/** A moment as people of the shop write it, to tell events apart. */
export function momentIn(zone: string, { timestamp }: Pick<EventRow, "timestamp">): string {
  return new Date(timestamp).toLocaleString("en-GB", {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
  });
}

/** What an event is about, in one word: the conversation or customer that it names. */
export function aboutOf({ data }: Pick<EventRow, "data">): string {
  return String(data.conversation_id ?? data.customer_id ?? data.sku ?? "");
}
