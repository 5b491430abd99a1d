"use client";

import { useSyncExternalStore } from "react";
import { applyTheme, parseTheme, type Theme } from "./theme.ts";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function choose(theme: Theme) {
  applyTheme(theme);
  for (const listener of listeners) listener();
}

/** The chosen theme and the way to choose another. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(
    subscribe,
    () => parseTheme(document.documentElement.dataset.theme),
    () => "system" as const,
  );
  return [theme, choose];
}
