"use client";

import { useEffect, useSyncExternalStore } from "react";
import { z } from "zod";

const KEY = "shopguide.recent";
const LIMIT = 5;
const SETTLE_MS = 1000;

const Recent = z.array(z.object({ href: z.string().startsWith("/"), label: z.string().min(1) }));
export type RecentPage = z.infer<typeof Recent>[number];

const none: RecentPage[] = [];
let cached: { text: string | null; pages: RecentPage[] } = { text: null, pages: none };

// A browser that blocks storage throws on every access; then there are simply no recent pages.
function stored(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function store(pages: RecentPage[]) {
  try {
    localStorage.setItem(KEY, JSON.stringify(pages));
  } catch {
    cached = { text: null, pages };
  }
}

function read(): RecentPage[] {
  const text = stored();
  if (text !== cached.text) cached = { text, pages: parse(text) };
  return cached.pages;
}

function parse(text: string | null): RecentPage[] {
  try {
    return Recent.safeParse(JSON.parse(text ?? "[]")).data ?? none;
  } catch {
    return none;
  }
}

function record(href: string) {
  const label = document.title.replace(/ · ShopGuide$/, "");
  if (!label) return;
  store([{ href, label }, ...read().filter((page) => page.href !== href)].slice(0, LIMIT));
}

/** Remembers a page once it has had time to set its title. */
export function useRecordRecent(pathname: string): void {
  useEffect(() => {
    const timer = setTimeout(() => record(pathname), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [pathname]);
}

const never = () => () => {};

/** The pages one was on last, newest first. */
export function useRecent(): RecentPage[] {
  return useSyncExternalStore(never, read, () => none);
}
