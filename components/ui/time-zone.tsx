"use client";

import { createContext, type ReactNode, use } from "react";

const TimeZone = createContext("UTC");

/** Sets the time zone that every time below is shown in. */
export function TimeZoneProvider({ timeZone, children }: { timeZone: string; children: ReactNode }) {
  return <TimeZone value={timeZone}>{children}</TimeZone>;
}

/** The time zone that times are shown in. */
export function useTimeZone(): string {
  return use(TimeZone);
}
