"use client";

import { type RefObject, useEffect, useRef } from "react";

const NEAR_PX = 80;

/** Begins at the first hit of a search, and follows what is said while one reads the end. */
export function useScroll(scroller: RefObject<HTMLElement | null>, query: string, lastId: string | undefined): void {
  const atEnd = useRef(false);
  const shown = useRef<string>(undefined);

  useEffect(() => {
    const place = scroller.current;
    if (!place) return;
    const note = () => {
      atEnd.current = place.scrollHeight - place.scrollTop - place.clientHeight < NEAR_PX;
    };
    note();
    place.addEventListener("scroll", note, { passive: true });
    return () => place.removeEventListener("scroll", note);
  }, [scroller]);

  useEffect(() => {
    if (query) scroller.current?.querySelector("mark")?.scrollIntoView({ block: "center" });
  }, [scroller, query]);

  useEffect(() => {
    const said = shown.current !== undefined && shown.current !== lastId;
    shown.current = lastId;
    if (said && atEnd.current) scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  }, [scroller, lastId]);
}
