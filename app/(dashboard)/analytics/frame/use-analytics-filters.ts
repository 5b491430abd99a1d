"use client";

import { type Field, fields, isSet, offeredFields } from "#app/(dashboard)/conversations/filters/fields.ts";
import { type Filters, queryOf } from "#app/(dashboard)/conversations/filters/filter-params.ts";
import { type SetFilters, useFilters } from "#app/(dashboard)/conversations/filters/use-filters.ts";
import type { ConversationFilter } from "#lib/domain/conversations/hooks.ts";

/** The range says when; everything else may narrow the figures. */
const narrows = (field: Field) => field !== "started";
export const analyticsFields: readonly Field[] = offeredFields.filter(narrows);

export type ConversationQuery = Omit<ConversationFilter, "q" | "sort" | "include_total" | "time_zone">;

export type AnalyticsFilters = {
  filters: Filters;
  set: SetFilters;
  inForce: readonly Field[];
  /** As the API's query, without the words, the order and the time of a list. */
  query: ConversationQuery;
};

/** Which conversations the figures are about, in the address under the names of the conversation list. */
export function useAnalyticsFilters(): AnalyticsFilters {
  const { filters, set } = useFilters();
  const { sort: _sort, ...query } = queryOf({ ...filters, q: "", started_after: null, started_before: null });
  return { filters, set, query, inForce: fields.filter((field) => narrows(field) && isSet(field, filters)) };
}
