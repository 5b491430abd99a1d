"use client";

import { useSyncExternalStore } from "react";

// One clock for all ticking times of a page, and none while nothing ticks.
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = 0;

function tick() {
  now = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(tick, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
    now = 0;
  };
}

function snapshot(): number {
  now ||= Date.now();
  return now;
}

/** The present moment, to the second; null on the server, where it would differ from the browser's. */
export function useNow(): Date | null {
  const time = useSyncExternalStore<number | null>(subscribe, snapshot, () => null);
  return time === null ? null : new Date(time);
}
