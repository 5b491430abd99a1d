"use client";

import { useEffect } from "react";

/** Names the browser's tab after what is open; before and after it has the page's own title. */
export function useTitle(name: string | null): void {
  useEffect(() => {
    if (name === null) return;
    const before = document.title;
    document.title = `${name} · ShopGuide`;
    return () => {
      document.title = before;
    };
  }, [name]);
}
