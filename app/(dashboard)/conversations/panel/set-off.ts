import type { z } from "zod";
import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Event } from "#lib/domain/events/contract.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

export type EventRow = z.output<typeof Event>;

/** An event with what became of its deliveries. */
export type Effect = { event: EventRow; deliveries: Delivery[]; glyph: Glyph; words: string; leads: Delivery | null };

const ranks: Record<Delivery["status"], number> = { failed: 0, retrying: 1, pending: 2, canceled: 3, succeeded: 4 };
const glyphs: Record<Delivery["status"], Glyph> = {
  failed: "failed",
  retrying: "retrying",
  pending: "waiting",
  canceled: "paused",
  succeeded: "check",
};

/** Events in the order they happened, each with the delivery that most needs a look. */
export function effectsOf(events: readonly EventRow[], deliveries: readonly Delivery[]): Effect[] {
  const byEvent = Map.groupBy(deliveries, (delivery) => delivery.event_id);
  return events.toReversed().map((event) => {
    const own = byEvent.get(event.id) ?? [];
    const leads = own.toSorted((a, b) => ranks[a.status] - ranks[b.status])[0] ?? null;
    return {
      event,
      deliveries: own,
      leads,
      glyph: leads ? glyphs[leads.status] : "closed",
      words: wordsFor(own, leads),
    };
  });
}

function wordsFor(deliveries: readonly Delivery[], leads: Delivery | null): string {
  if (!leads) return "No webhook listens";
  const done = deliveries.filter((delivery) => delivery.status === "succeeded").length;
  const total = deliveries.length;
  if (done === total) return total === 1 ? "Delivered" : `${total} webhooks, all delivered`;
  const rest = { failed: "failed", retrying: "is retried", pending: "on its way", canceled: "canceled", succeeded: "" }[
    leads.status
  ];
  return total === 1 ? capital(rest) : `${done} of ${total} delivered, one ${rest}`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
