import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import { eventTypes } from "#lib/domain/events/catalogue/contract.ts";
import type { EventFilters, EventRow } from "#lib/domain/events/hooks.ts";

// What of this page lives in its address.

const filters = {
  type: parseAsStringLiteral(eventTypes),
  conversation_id: parseAsString,
  customer_id: parseAsString,
};

export const useEventFilters = () => useQueryStates(filters);

/** The event in the inspector. */
export const useSelected = () => useQueryState("event", parseAsString);

type Chosen = ReturnType<typeof useEventFilters>[0];

export const isFiltered = (chosen: Chosen) => Object.values(chosen).some((value) => value !== null);

/** What the API is asked for. */
export function queryOf({ type, conversation_id, customer_id }: Chosen): EventFilters {
  return {
    ...(type && { type: [type] }),
    ...(conversation_id && { conversation_id }),
    ...(customer_id && { customer_id }),
  };
}

/** Whether an event of the stream belongs into the list. */
export function passes({ type, conversation_id, customer_id }: Chosen, { event, data }: EventRow): boolean {
  return (
    (!type || type === event) &&
    (!conversation_id || data.conversation_id === conversation_id) &&
    (!customer_id || data.customer_id === customer_id)
  );
}
