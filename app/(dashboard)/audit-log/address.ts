import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { actorTypes } from "#lib/domain/audit/contract.ts";
import type { AuditFilter } from "#lib/domain/audit/hooks.ts";

// What of this page lives in its address.

const filters = {
  action: parseAsString,
  actor_type: parseAsStringLiteral(actorTypes),
  actor_id: parseAsString,
  target_id: parseAsString,
};

export const useAuditFilters = () => useQueryStates(filters);

/** The entry in the inspector. */
export const useSelected = () => useQueryState("entry", parseAsString);

type Chosen = ReturnType<typeof useAuditFilters>[0];

export const isFiltered = (chosen: Chosen) => Object.values(chosen).some((value) => value !== null);

/** What the API is asked for. */
export const queryOf = (chosen: Chosen): AuditFilter =>
  Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== null));
