import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { behaviourIds } from "#lib/domain/analytics/insights/behaviour/contract.ts";
import type { CustomerFilter } from "#lib/domain/customers/hooks.ts";
import { sorts } from "#lib/domain/customers/list/contract.ts";
import { moment } from "../conversations/filters/filter-params.ts";

// What of this page lives in its address.

const filters = {
  q: parseAsString.withDefault(""),
  segment: parseAsString,
  tag: parseAsString,
  behaviour: parseAsStringLiteral(behaviourIds),
  min_lead_score: parseAsInteger,
  max_lead_score: parseAsInteger,
  last_seen_after: moment,
  last_seen_before: moment,
  sort: parseAsStringLiteral(sorts).withDefault("-last_seen_at"),
};

export const useCustomerFilters = () => useQueryStates(filters);

type Chosen = ReturnType<typeof useCustomerFilters>[0];

export const isFiltered = ({ q, sort: _sort, ...chosen }: Chosen) =>
  q !== "" || Object.values(chosen).some((value) => value !== null);

export const noFilters = {
  q: null,
  segment: null,
  tag: null,
  behaviour: null,
  min_lead_score: null,
  max_lead_score: null,
  last_seen_after: null,
  last_seen_before: null,
};

/** What the API is asked for. */
export function queryOf({ q, sort, ...chosen }: Chosen): CustomerFilter {
  const text = q.trim().slice(0, 200);
  const given = Object.entries(chosen).filter(([, value]) => value !== null && value !== "");
  return {
    sort,
    include_total: "true",
    ...(text && { q: text }),
    ...Object.fromEntries(given),
  };
}
