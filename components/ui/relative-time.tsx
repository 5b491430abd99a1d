"use client";

import { absolute, relativeTo } from "./relative.ts";
import { useTimeZone } from "./time-zone.tsx";
import { useNow } from "./use-now.ts";

type RelativeTimeProps = {
  at: string | Date /** Drops "ago", for tight columns. */;
  short?: boolean;
  className?: string;
};

// Node and the browser may carry different locale data, hence suppressHydrationWarning.

/** How long ago or ahead, ticking; the whole time in its title. */
export function RelativeTime({ at, short, className }: RelativeTimeProps) {
  const zone = useTimeZone();
  const now = useNow();
  const date = new Date(at);
  const words = now ? relativeTo(date, now, zone) : date.toLocaleTimeString("en-GB", { timeZone: zone });
  return (
    <time suppressHydrationWarning dateTime={date.toISOString()} title={absolute(date, zone)} className={className}>
      {short ? words.replace(/ ago$/, "") : words}
    </time>
  );
}

type ClockFormat = "time" | "milliseconds" | "date" | "datetime" | "precise";
type ClockTimeProps = { at: string | Date; format?: ClockFormat; className?: string };

const formats: Record<ClockFormat, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit", second: "2-digit" },
  milliseconds: { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 },
  date: { day: "numeric", month: "short", year: "numeric" },
  datetime: { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  precise: {
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    fractionalSecondDigits: 3,
  },
};

/** A fixed point in time, in the shop's zone. */
export function ClockTime({ at, format = "time", className }: ClockTimeProps) {
  const zone = useTimeZone();
  const date = new Date(at);
  return (
    <time suppressHydrationWarning dateTime={date.toISOString()} title={absolute(date, zone)} className={className}>
      {date.toLocaleString("en-GB", { ...formats[format], timeZone: zone })}
    </time>
  );
}
