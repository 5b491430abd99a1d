import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { sorts, stockStatuses } from "#lib/domain/inventory/contract.ts";
import type { StockFilter } from "#lib/domain/inventory/hooks.ts";

// What of this page lives in its address.

const filters = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(stockStatuses),
  sort: parseAsStringLiteral(sorts).withDefault("sku"),
};

export const useStockFilters = () => useQueryStates(filters);

/** The item in the inspector. */
export const useSelected = () => useQueryState("sku", parseAsString);

type Chosen = ReturnType<typeof useStockFilters>[0];

/** What the API is asked for. */
export function queryOf({ q, status, sort }: Chosen): StockFilter {
  const text = q.trim().slice(0, 200);
  return { sort, limit: 50, ...(text && { q: text }), ...(status && { status: [status] }) };
}
