import { z } from "zod";
import type { ResourceName } from "#lib/domain/exports/resources/contract.ts";

// Apart from the address of the page itself, so that lists do not load what only that page needs.

export const Filters = z.record(z.string(), z.json());
export type Filters = z.output<typeof Filters>;

/** What of a list's query narrows it, rather than sorts or pages it. */
function narrowing(query: Record<string, unknown>): Filters {
  const { sort: _, limit: __, cursor: ___, include_total: ____, ...filters } = query;
  const given = Object.entries(filters).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return Filters.parse(Object.fromEntries(given));
}

/** Where what a list shows is exported. */
export function exportHref(resource: ResourceName, query: Record<string, unknown>): string {
  const filters = narrowing(query);
  const search = new URLSearchParams({ new: resource });
  if (Object.keys(filters).length > 0) search.set("filters", JSON.stringify(filters));
  return `/exports?${search}`;
}
