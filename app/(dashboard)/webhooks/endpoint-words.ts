import type { Glyph } from "#components/ui/state-glyph.tsx";
import type { Endpoint } from "#lib/domain/webhooks/hooks.ts";

/** What its owner calls an endpoint: the description, else the host. */
export function nameOf({ description, url }: Pick<Endpoint, "description" | "url">): string {
  return description || (URL.parse(url)?.host ?? url);
}

type StateInWords = { glyph: Glyph; word: string; since?: string; note?: string };

/** How an endpoint is doing, in a glyph and a word. */
export function stateOf({
  status,
  status_reason,
  health,
}: Pick<Endpoint, "status" | "status_reason" | "health">): StateInWords {
  if (status === "disabled") return { glyph: "failed", word: "Switched off", note: status_reason ?? undefined };
  if (status === "paused") return { glyph: "paused", word: "Paused" };
  if (health.last_delivery === null) return { glyph: "waiting", word: "Nothing sent yet" };
  if (health.circuit.state !== "closed")
    return { glyph: "failed", word: "Failing, so we pause", since: health.failing_since ?? undefined };
  if (health.last_delivery.status === "succeeded") return { glyph: "check", word: "Working" };
  if ((health.success_rate ?? 0) < 0.5)
    return { glyph: "failed", word: "Failing", since: health.failing_since ?? undefined };
  return { glyph: "retrying", word: "Last try failed" };
}

/** A share as a percentage that says 100 only when it is true. */
export function percent(share: number): string {
  const value = share * 100;
  return value === 100 || value === 0 ? String(value) : Math.min(99.9, Math.max(0.1, value)).toFixed(1);
}
