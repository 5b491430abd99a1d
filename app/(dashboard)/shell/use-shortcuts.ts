"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import type { Nav } from "./nav.ts";

const SEQUENCE_MS = 1200;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

/** The keys that work everywhere: ⌘K, ?, and G followed by a page's letter. */
export function useShortcuts(nav: Nav, { onSearch, onHelp }: { onSearch: () => void; onHelp: () => void }): void {
  const router = useRouter();
  const startedAt = useRef(Number.NEGATIVE_INFINITY);

  const press = useEffectEvent((event: KeyboardEvent) => {
    const key = event.key.toLowerCase();
    if ((event.metaKey || event.ctrlKey) && key === "k") {
      event.preventDefault();
      return onSearch();
    }
    if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
    if (document.querySelector("[role=dialog]")) return;
    if (key === "?") return onHelp();
    const goes = event.timeStamp - startedAt.current < SEQUENCE_MS;
    startedAt.current = key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const item = goes && nav.items.find((candidate) => candidate.key === key);
    if (item) router.push(item.href);
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
