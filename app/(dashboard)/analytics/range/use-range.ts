"use client";

import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { useState } from "react";
import {
  type Comparison,
  comparisons,
  type Interval,
  intervalOf,
  intervals,
  type Preset,
  presets,
  type Range,
  rangeOf,
  wholeMonths,
} from "./range.ts";

const params = {
  range: parseAsStringLiteral(presets),
  from: parseAsString,
  to: parseAsString,
  compare: parseAsStringLiteral(comparisons).withDefault("previous"),
  by: parseAsStringLiteral(intervals),
};

export type RangeChange = Partial<{
  range: Preset | null;
  from: string | null;
  to: string | null;
  compare: Comparison | null;
  by: Interval | null;
}>;

export type AskedRange = {
  range: Range;
  compare: Comparison;
  /** By hour, day, week or month, as far as it suits the range. */
  by: Interval;
  today: string;
  set: (change: RangeChange) => void;
  /** The server's clock tells when a new day has begun, whatever this computer's says. */
  noticeToday: (seen: string) => void;
};

/** The range, its comparison and its steps in the address; each choice is a step that one can go back. */
export function useRange(initialToday: string, usual: Preset = "30d"): AskedRange {
  const [today, setToday] = useState(initialToday);
  const [{ range: asked, from, to, compare, by }, set] = useQueryStates(params, { history: "push" });
  const range = rangeOf({ range: asked ?? usual, from, to }, today);
  const step = intervalOf(by, range.days);
  return {
    range: { ...range, months: wholeMonths(range, step) },
    compare,
    by: step,
    today,
    set: (change) => void set(change),
    noticeToday: (seen) => {
      if (seen > today) setToday(seen);
    },
  };
}
