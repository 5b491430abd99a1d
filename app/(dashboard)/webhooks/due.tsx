"use client";

import { relativeTo } from "#components/ui/relative.ts";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { useNow } from "#components/ui/use-now.ts";

/** When something is due, ticking; "now" once its time has come. */
export function Due({ at }: { at: string }) {
  const now = useNow();
  const zone = useTimeZone();
  const date = new Date(at);
  return (
    <time suppressHydrationWarning dateTime={at}>
      {now === null || date <= now ? "now" : relativeTo(date, now, zone)}
    </time>
  );
}
