"use client";

import { useSyncExternalStore } from "react";
import { useTheme } from "#components/ui/use-theme.ts";

const system = "(prefers-color-scheme: dark)";

function subscribe(listener: () => void) {
  const query = window.matchMedia(system);
  query.addEventListener("change", listener);
  return () => query.removeEventListener("change", listener);
}

/** Whether the page is dark now: by the person's choice, else by the system's. */
export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : window.matchMedia(system).matches;
}

/** The same, kept true while either of them changes. */
export function useDark(): boolean {
  const [theme] = useTheme();
  const systemIsDark = useSyncExternalStore(
    subscribe,
    () => window.matchMedia(system).matches,
    () => false,
  );
  return theme === "system" ? systemIsDark : theme === "dark";
}
