import type { InfiniteData } from "@tanstack/react-query";
import type { ConversationPage, ConversationRow } from "#lib/domain/conversations/hooks.ts";

export type Pages = InfiniteData<ConversationPage>;

/** Which rows of a fresh first page the list does not show yet. */
export function arrivalsIn(pages: Pages, fresh: readonly ConversationRow[]): ConversationRow[] {
  const known = new Set(pages.pages.flatMap((page) => page.data.map((row) => row.id)));
  return fresh.filter((row) => !known.has(row.id));
}

/** Puts new rows into the first page, in its order; what is there keeps its place. */
export function withArrivals(pages: Pages, arrivals: readonly ConversationRow[], sort: string): Pages {
  const [first, ...others] = pages.pages;
  if (!first || arrivals.length === 0) return pages;
  const data = [...arrivalsIn(pages, arrivals), ...first.data].sort(inOrder(sort));
  return { ...pages, pages: [{ ...first, data }, ...others] };
}

function inOrder(sort: string) {
  const column = sort.replace("-", "") as "started_at" | "created_at" | "updated_at";
  const sign = sort.startsWith("-") ? -1 : 1;
  return (a: ConversationRow, b: ConversationRow) => sign * (compare(a[column], b[column]) || compare(a.id, b.id));
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
