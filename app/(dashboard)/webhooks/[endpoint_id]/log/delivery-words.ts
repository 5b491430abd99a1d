import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Delivery, DeliveryStatus } from "#lib/domain/webhooks/hooks.ts";

const states: Record<DeliveryStatus, { glyph: Glyph; word: string }> = {
  succeeded: { glyph: "check", word: "Succeeded" },
  retrying: { glyph: "retrying", word: "Retrying" },
  failed: { glyph: "failed", word: "Failed" },
  pending: { glyph: "waiting", word: "Waiting" },
  canceled: { glyph: "closed", word: "Canceled" },
  filtered: { glyph: "closed", word: "Left out" },
};

/** What has become of a delivery so far. */
export function stateOf({ status, in_flight }: Pick<Delivery, "status" | "in_flight">): { glyph: Glyph; word: string } {
  return in_flight ? { glyph: "active", word: "Sending" } : states[status];
}

const shortWords: [prefix: string, word: string][] = [
  ["dns_", "no DNS"],
  ["certificate_", "bad cert"],
  ["tls_", "no TLS"],
  ["connection_refused", "refused"],
  ["connection_closed", "cut off"],
  ["unreachable", "no route"],
  ["address_not_allowed", "blocked"],
];

/** What the receiver answered, in one short word: the status, or why there is none. */
export function answerOf(status: number | null, errorCode: string | null): string {
  if (errorCode?.endsWith("_timeout")) return "timeout";
  if (status !== null) return String(status);
  if (errorCode === null) return "";
  return shortWords.find(([prefix]) => errorCode.startsWith(prefix))?.[1] ?? "error";
}

/** 4 ms, 214 ms, 2.41 s. */
export function duration(ms: number): string {
  if (ms < 1) return "<1 ms";
  return ms < 999.5 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** Ids begin with their time, which neighbours share; the end tells them apart. */
export const shortId = (id: string) => id.slice(-8);
