"use client";

import { useEffect, useEffectEvent, useRef } from "react";

const SEQUENCE_MS = 1200;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"));

const floating = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

/**
 * Single keys for this page, by the name of the key. They rest while one types, while something floats in front, and
 * after G, which leads to other pages. A handler that answers `false` leaves the key to the browser.
 */
export function useKeys(handlers: Readonly<Record<string, ((event: KeyboardEvent) => unknown) | undefined>>): void {
  const wentAt = useRef(Number.NEGATIVE_INFINITY);

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
    if (document.querySelector(floating)) return;
    const follows = event.timeStamp - wentAt.current < SEQUENCE_MS;
    wentAt.current = event.key.toLowerCase() === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
    const handler = handlers[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (follows || !handler) return;
    if (handler(event) !== false) event.preventDefault();
  });

  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
