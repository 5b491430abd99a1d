"use client";

import { useNow } from "#components/ui/use-now.ts";

const MINUTE = 60_000;

/** "Updated just now · Europe/Lisbon": how old the figures are, and whose days they count. */
export function Updated({ at, timeZone }: { at: string | undefined; timeZone: string }) {
  const now = useNow();
  const minutes = at && now ? Math.floor((now.getTime() - Date.parse(at)) / MINUTE) : 0;
  const words = minutes < 1 ? "just now" : `${minutes} min ago`;
  return (
    <>
      {at && `Updated ${words} · `}
      {timeZone}
    </>
  );
}
