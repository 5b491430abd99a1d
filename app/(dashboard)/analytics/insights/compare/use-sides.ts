"use client";

import { parseAsString, useQueryStates } from "nuqs";
import { analyticsFields } from "#app/(dashboard)/analytics/frame/use-analytics-filters.ts";
import { fields, isSet } from "#app/(dashboard)/conversations/filters/fields.ts";
import { type Filters, filterParams, queryOf } from "#app/(dashboard)/conversations/filters/filter-params.ts";
import type { FilterChange } from "#app/(dashboard)/conversations/filters/use-filters.ts";
import type { ComparisonInput } from "#lib/domain/analytics/insights/comparison/hooks.ts";

const names = Object.keys(filterParams) as (keyof typeof filterParams)[];

/** A group's filters, which stand in one parameter of the address. */
function read(text: string | null): Filters {
  const given = new URLSearchParams(text ?? "");
  const values = names.map((name) => {
    const value = given.get(name);
    const parser = filterParams[name];
    const usual = "defaultValue" in parser ? parser.defaultValue : null;
    return [name, (value === null ? null : parser.parse(value)) ?? usual];
  });
  return Object.fromEntries(values) as Filters;
}

function write(filters: Filters): string | null {
  const text = new URLSearchParams();
  for (const name of names) {
    const value = filters[name];
    if (name === "sort" || value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    text.set(name, (filterParams[name].serialize as (value: unknown) => string)(value));
  }
  return text.size > 0 ? text.toString() : null;
}

/** Own fields of conversations stand in the API's body in another way than in its query. */
export const comparedFields = analyticsFields.filter((field) => field !== "metadata");

const inForce = (filters: Filters) => fields.filter((field) => field !== "started" && isSet(field, filters));

function bodyOf(filters: Filters): ComparisonInput["a"] {
  const { sort: _sort, q: _q, ...query } = queryOf({ ...filters, metadata: null });
  return query as ComparisonInput["a"];
}

/** The two groups that are compared, in the address. Without a second one it is all others. */
export function useSides() {
  const [texts, set] = useQueryStates({ a: parseAsString, b: parseAsString }, { history: "push" });
  const side = (name: "a" | "b") => {
    const filters = read(texts[name]);
    return {
      filters,
      inForce: inForce(filters),
      body: bodyOf(filters),
      set: (change: FilterChange) => void set({ [name]: write({ ...filters, ...change } as Filters) }),
    };
  };
  return { a: side("a"), b: side("b") };
}

export type Side = ReturnType<typeof useSides>["a"];
