import { parseAsInteger, parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { methods } from "#lib/domain/request-logs/contract.ts";
import type { LogFilter } from "#lib/domain/request-logs/hooks.ts";

// What of this page lives in its address.

const filters = {
  status: parseAsString,
  method: parseAsStringLiteral(methods),
  route: parseAsString,
  key_id: parseAsString,
  address: parseAsString,
  error_code: parseAsString,
  min_duration_ms: parseAsInteger,
  operation: parseAsString,
  created_after: parseAsString,
  created_before: parseAsString,
};

export const useLogFilters = () => useQueryStates(filters);

export const noFilters = Object.fromEntries(Object.keys(filters).map((name) => [name, null])) as {
  [Name in keyof typeof filters]: null;
};

/** The call in the inspector. */
export const useSelected = () => useQueryState("request", parseAsString);

type Chosen = ReturnType<typeof useLogFilters>[0];

export const isFiltered = (chosen: Chosen) => Object.values(chosen).some((value) => value !== null);

/** What the API is asked for. */
export const queryOf = (chosen: Chosen): LogFilter =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
