import { changeOf } from "#components/charts/change.ts";
import type { SeriesMetric } from "#lib/domain/analytics/series/hooks.ts";
import { count, decimal, duration, inOwnUnit, type TimeUnit, timeUnit } from "../../figure-words.ts";

type Style = Parameters<typeof changeOf>[2];

/** How one metric is drawn and written: in which unit, and how it is compared. */
export type Writing = {
  /** From the API's unit to that of the chart. */
  scale: (value: number) => number;
  /** A value of the chart with its unit: "82.8%", "1.3 s". */
  write: (value: number) => string;
  /** The same in two parts, for a headline. */
  figure: (value: number) => { figure: string; unit?: string };
  change: Style;
  /** Where the axis ends whatever the values, such as 5 for a score. */
  top?: number;
};

const counted: Writing = {
  scale: (value) => value,
  write: count,
  figure: (value) => ({ figure: count(value) }),
  change: { as: "percent" },
};

const shared: Writing = {
  scale: (value) => value * 100,
  write: (value) => `${decimal(value)}%`,
  figure: (value) => ({ figure: decimal(value), unit: "%" }),
  change: { as: "difference", unit: "pts" },
};

const scored: Writing = {
  scale: (value) => value,
  write: decimal,
  figure: (value) => ({ figure: decimal(value) }),
  change: { as: "difference" },
};

const satisfied: Writing = {
  ...scored,
  figure: (value) => ({ figure: decimal(value), unit: " / 5" }),
  top: 5,
};

const LONG_SECONDS = 90;

/** Among seconds, what takes minutes is written in minutes. */
function timed(unit: TimeUnit): Writing {
  return {
    scale: (seconds) => seconds / unit.seconds,
    write: (value) => (value * unit.seconds < LONG_SECONDS ? duration(value, unit) : inOwnUnit(value * unit.seconds)),
    figure: (value) => ({ figure: decimal(value), unit: unit.name === "s" ? "s" : ` ${unit.name}` }),
    change: { as: "difference", unit: unit.name },
  };
}

/** Cents say nothing of a sum of hundreds. */
function paid(currency: string): Writing {
  const write = (value: number) =>
    new Intl.NumberFormat("en-GB", {
      style: "currency",
      currency,
      ...((Number.isInteger(value) || Math.abs(value) >= 100) && { maximumFractionDigits: 0 }),
    }).format(value);
  return { scale: (value) => value, write, figure: (value) => ({ figure: write(value) }), change: { as: "percent" } };
}

/** How a metric is written; `usual` is a value of it, by which durations choose their unit. */
export function writingOf(metric: Pick<SeriesMetric, "id" | "kind">, currency: string, usual: number | null): Writing {
  switch (metric.kind) {
    case "count":
      return counted;
    case "share":
      return shared;
    case "duration":
      return timed(timeUnit(usual ?? 0));
    case "money":
      return paid(currency);
    case "score":
      return metric.id === "satisfaction" ? satisfied : scored;
  }
}

/** The change between two values as a reader works it out: from the figures as they are written. */
export function writtenChange({ scale, change }: Writing, now: number | null, before: number | null) {
  const written = (value: number | null) => (value === null ? null : Math.round(scale(value) * 10) / 10);
  return changeOf(written(now), written(before), change);
}
