"use client";

import { type KeyboardEvent, useRef, useState } from "react";

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(last, index + 1),
  ArrowUp: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

/** One tab stop for all rows: arrows walk, Enter opens. */
export function useRowKeys(count: number, enabled: boolean) {
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [stop, setStop] = useState(0);
  const rows = () => [...(bodyRef.current?.querySelectorAll<HTMLElement>(":scope > tr[tabindex]") ?? [])];

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!enabled || !(event.target instanceof HTMLElement) || event.target.tagName !== "TR") return;
    const index = rows().indexOf(event.target);
    const step = steps[event.key];
    if (step) {
      event.preventDefault();
      rows()[step(index, count - 1)]?.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      event.target.click();
    }
  };

  return {
    bodyRef,
    onKeyDown,
    onFocus: setStop,
    tabIndexOf: (index: number) => (index === Math.min(stop, count - 1) ? 0 : -1),
  };
}
