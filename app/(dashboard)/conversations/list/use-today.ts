"use client";

import { useSyncExternalStore } from "react";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { dateIn } from "#lib/calendar.ts";

const MINUTE_MS = 60_000;

function everyMinute(listener: () => void) {
  const timer = setInterval(listener, MINUTE_MS);
  return () => clearInterval(timer);
}

/** The day it is in the shop, such as `2026-11-22`. */
export function useToday(): string {
  const zone = useTimeZone();
  const read = () => dateIn(zone, new Date());
  return useSyncExternalStore(everyMinute, read, read);
}
