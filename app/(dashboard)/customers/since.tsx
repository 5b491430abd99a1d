"use client";

import { useTimeZone } from "#components/ui/time-zone.tsx";

/** "March 2025" */
export function Since({ at }: { at: string }) {
  const timeZone = useTimeZone();
  return (
    <time suppressHydrationWarning dateTime={at}>
      {new Date(at).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone })}
    </time>
  );
}
