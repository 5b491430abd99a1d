import { type SigningKey, signedHeaders } from "#lib/domain/webhooks/sending/signing.ts";
import { newId } from "#lib/ids.ts";
import { oneLine } from "#lib/operator-error.ts";

const timeoutMs = 30_000;
const shownCharacters = 500;

export type Event = { id: string; type: string; body: string };

/** Sends an event as a webhook would arrive, and answers with what to print of the exchange. */
export async function forward(to: string, event: Event, key: SigningKey): Promise<string> {
  const message = { eventId: event.id, eventType: event.type, deliveryId: newId("webhookDelivery") };
  const headers = signedHeaders({ ...message, attemptNumber: 1, test: false }, event.body, [key], new Date());
  const began = Date.now();
  try {
    const response = await fetch(to, {
      method: "POST",
      headers,
      body: event.body,
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = (await response.text()).trim();
    const shown = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
    return [`← ${response.status} ${response.statusText} in ${Date.now() - began} ms`, shown]
      .filter(Boolean)
      .join("\n  ");
  } catch (error) {
    return `← no answer: ${reasonOf(error)}`;
  }
}

/** `fetch` says only that it failed; its cause says why. */
export function reasonOf(error: unknown): string {
  const { cause } = (error ?? {}) as { cause?: { code?: unknown } };
  if (error instanceof Error && error.name === "TimeoutError") return `nothing within ${timeoutMs / 1000} s`;
  return typeof cause?.code === "string" ? cause.code : oneLine(cause ?? error);
}
