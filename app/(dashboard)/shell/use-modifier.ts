"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** How this computer writes the key that goes with K. */
export function useModifier(): "⌘" | "Ctrl " {
  const isMac = useSyncExternalStore(
    never,
    () => /mac|iphone|ipad/i.test(navigator.userAgent),
    () => true,
  );
  return isMac ? "⌘" : "Ctrl ";
}
