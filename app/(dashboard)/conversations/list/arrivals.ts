import type { InfiniteData } from "@tanstack/react-query";
import type { ConversationPage, ConversationRow } from "#lib/domain/conversations/hooks.ts";
import type { sortColumns } from "#lib/domain/conversations/list/contract.ts";

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

/** A row without the value comes last either way, as the API has it. */
function inOrder(sort: string) {
  const column = sort.replace("-", "") as (typeof sortColumns)[number];
  const sign = sort.startsWith("-") ? -1 : 1;
  return (a: ConversationRow, b: ConversationRow) => {
    const [one, other] = [a[column], b[column]];
    if (one === null || other === null)
      return Number(one === null) - Number(other === null) || sign * compare(a.id, b.id);
    return sign * (compare(one, other) || compare(a.id, b.id));
  };
}

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
