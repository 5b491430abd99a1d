import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { counted } from "../../figure-words.ts";
import { answerOf } from "../../webhooks/[endpoint_id]/log/delivery-words.ts";
import { eventWords } from "./event-words.ts";
import { type Happening, newsTypes } from "./happening.ts";

export type DeliveryNews = Happening & { /** When the next attempt is due. */ next?: string };

/** When something last happened to a delivery; null until it was tried. */
export function triedAt({ attempts }: Delivery): string | null {
  return attempts.at(-1)?.at ?? null;
}

/** What became of a delivery, in words. A success is news where its event is; a failure always. */
export function deliveryNews(delivery: Delivery, endpoint: string): DeliveryNews | null {
  const href = `/webhooks/${delivery.endpoint_id}?delivery=${delivery.id}`;
  if (delivery.status === "succeeded") {
    if (!delivery.test && delivery.attempt_count === 1 && !newsTypes.includes(delivery.event_type)) return null;
    return { glyph: "check", words: `${endpoint} heard of ${whatOf(delivery)}`, detail: successDetail(delivery), href };
  }
  if (delivery.status === "failed") {
    const detail = `${delivery.event_type} · gave up after ${counted(delivery.attempt_count, "try", "tries")}`;
    return { glyph: "failed", words: `${endpoint} missed ${whatOf(delivery)}`, detail, href };
  }
  if (delivery.status !== "retrying") return null;
  return {
    glyph: "retrying",
    words: `${endpoint} ${whyNot(delivery)}`,
    detail: failureDetail(delivery),
    href,
    next: delivery.next_attempt_at ?? undefined,
  };
}

const whatOf = ({ test, event_type }: Delivery) => (test ? "a test event" : eventWords[event_type]);

const successDetail = ({ event_type, attempt_count }: Delivery) =>
  attempt_count > 1 ? `${event_type} · attempt ${attempt_count}` : event_type;

function failureDetail({ event_type, last_status_code, last_error }: Delivery): string {
  const answer = answerOf(last_status_code, last_error?.code ?? null);
  return `${event_type} · ${last_status_code ? `answered ${answer}` : answer}`;
}

function whyNot({ last_status_code: status, last_error }: Delivery): string {
  if (last_error?.code.endsWith("_timeout")) return "took too long";
  if (status === null) return "could not be reached";
  if (status === 429 || status === 503) return "is busy";
  return status >= 500 ? "had an error" : "refused the event";
}
