"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { presets } from "./range.ts";

const params = {
  range: parseAsStringLiteral(presets).withDefault("7d"),
  from: parseAsString,
  to: parseAsString,
  compare: parseAsStringLiteral(["previous", "none"]).withDefault("previous"),
};

/** The range and its comparison in the address; each choice is a step that one can go back. */
export function useRangeInUrl() {
  return useQueryStates(params, { history: "push" });
}
