import type { z } from "zod";
import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Event } from "#lib/domain/events/contract.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

export type EventRow = z.output<typeof Event>;

/** What became of an event's deliveries: in words, and the one that most needs a look. */
export type Outcome = { leads: Delivery; glyph: Glyph; words: string };
export type Effect = { event: EventRow; outcome: Outcome | null };

type Status = Delivery["status"];

/** The first is the worst. */
const byNeed: readonly Status[] = ["failed", "retrying", "pending", "canceled", "filtered", "succeeded"];

const looks: Record<Status, { glyph: Glyph; alone: string; among: string }> = {
  failed: { glyph: "failed", alone: "Failed", among: "one failed" },
  retrying: { glyph: "retrying", alone: "Not delivered yet", among: "one not yet" },
  pending: { glyph: "waiting", alone: "On its way", among: "one on its way" },
  canceled: { glyph: "paused", alone: "Canceled", among: "one canceled" },
  filtered: { glyph: "closed", alone: "Left out by the endpoint’s filter", among: "one left out" },
  succeeded: { glyph: "check", alone: "Delivered", among: "all delivered" },
};

/** Events in the order they happened, each with its deliveries' outcome where a webhook listens. */
export function effectsOf(events: readonly EventRow[], deliveries: readonly Delivery[]): Effect[] {
  const byEvent = Map.groupBy(deliveries, (delivery) => delivery.event_id);
  return events.toReversed().map((event) => ({ event, outcome: outcomeOf(byEvent.get(event.id) ?? []) }));
}

function outcomeOf(deliveries: readonly Delivery[]): Outcome | null {
  const leads = deliveries.toSorted((a, b) => byNeed.indexOf(a.status) - byNeed.indexOf(b.status))[0];
  if (!leads) return null;
  const { glyph, alone, among } = looks[leads.status];
  const total = deliveries.length;
  const done = deliveries.filter((delivery) => delivery.status === "succeeded").length;
  const several = done === total ? `${total} webhooks, ${among}` : `${done} of ${total} delivered, ${among}`;
  return { leads, glyph, words: total === 1 ? alone : several };
}
