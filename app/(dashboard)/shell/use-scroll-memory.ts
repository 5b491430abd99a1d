"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

const positions = new Map<string, number>();

/** Browsers restore only the window's own scrolling; the sheet scrolls by itself, so Back needs this. */
export function useScrollMemory(sheet: RefObject<HTMLElement | null>, pathname: string): () => void {
  const returning = useRef(false);

  useEffect(() => {
    const mark = () => {
      returning.current = true;
    };
    window.addEventListener("popstate", mark);
    return () => window.removeEventListener("popstate", mark);
  }, []);

  useLayoutEffect(() => {
    if (returning.current) sheet.current?.scrollTo(0, positions.get(pathname) ?? 0);
    returning.current = false;
  }, [sheet, pathname]);

  return () => {
    if (sheet.current) positions.set(pathname, sheet.current.scrollTop);
  };
}
