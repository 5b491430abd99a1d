"use client";

import { useQueryStates } from "nuqs";
import { type Filters, filterParams } from "./filter-params.ts";

export type FilterChange = Partial<{ [Name in keyof Filters]: Filters[Name] | null }>;
export type SetFilters = (change: FilterChange) => void;

/** The filters in the address. A choice is a step that one can go back; typing is not. */
export function useFilters(): { filters: Filters; set: SetFilters; search: (text: string) => void } {
  const [filters, setFilters] = useQueryStates(filterParams);
  return {
    filters,
    set: (change) => void setFilters(change, { history: "push" }),
    search: (text) => void setFilters({ q: text || null }),
  };
}
