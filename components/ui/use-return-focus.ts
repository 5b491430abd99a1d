"use client";

import { useRef } from "react";

// Where one was before the first of several dialogs that follow each other.
let lastOutside: HTMLElement | null = null;

/** What has the focus; of something picked from a menu, the button of that menu. */
function focused(): HTMLElement | null {
  const menu = document.activeElement?.closest("[role=menu]");
  const element = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : document.activeElement;
  return element instanceof HTMLElement && element !== document.body ? element : null;
}

/** Gives the focus back when a dialog closes that was opened by state, which Radix does only for its own triggers. */
export function useReturnFocus() {
  const opener = useRef<HTMLElement | null>(null);
  const remember = () => {
    opener.current = focused();
    if (opener.current && !opener.current.closest("[role=dialog]")) lastOutside = opener.current;
  };
  const giveBack = (event: Event) => {
    // What opened it may be gone, such as the button of an empty list: then one goes on where the page begins.
    const places = [opener.current, lastOutside, document.querySelector("main")];
    const target = places.find((place) => place?.isConnected);
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  return { remember, giveBack };
}
