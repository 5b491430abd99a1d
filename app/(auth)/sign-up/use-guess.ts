"use client";

import { useSyncExternalStore } from "react";
import { guessCurrency } from "./guess.ts";

const never = () => () => {};

/** What this browser tells of the shop's time zone and money. */
export function useGuess(): { time_zone: string; currency: string } {
  const time_zone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC",
    () => "UTC",
  );
  const currency = useSyncExternalStore(
    never,
    () => guessCurrency(navigator.language),
    () => "EUR",
  );
  return { time_zone, currency };
}
