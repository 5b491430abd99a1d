"use client";

import { relativeTo } from "#components/ui/relative.ts";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { useNow } from "#components/ui/use-now.ts";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";

type NextTryProps = Pick<Delivery, "status" | "in_flight" | "next_attempt_at" | "attempt_count">;

/** When the next attempt is due, ticking, or why there is none. */
export function NextTry({ status, in_flight, next_attempt_at }: NextTryProps) {
  const now = useNow();
  const zone = useTimeZone();
  if (status === "failed") return <span className="text-bad">gave up</span>;
  if (in_flight) return <span className="text-ink-2">now</span>;
  if (status !== "pending" && status !== "retrying") return null;
  if (next_attempt_at === null) return <span className="text-ink-3">on hold</span>;
  const at = new Date(next_attempt_at);
  return (
    <time suppressHydrationWarning dateTime={next_attempt_at} className="text-ink-2">
      {now === null || at <= now ? "now" : relativeTo(at, now, zone)}
    </time>
  );
}
