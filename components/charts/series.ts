export type SeriesColour = "c0" | "c1" | "c2" | "c3" | "c4" | "c5";

export type Series = {
  key: string;
  label: string;
  /** Normally left out: colours follow the order. */
  colour?: SeriesColour;
};

/** A day, an hour, a week: one place on the x axis. */
export type ChartPoint = {
  key: string;
  /** On the axis: "Mon 16". */
  label: string;
  /** In the tooltip: "Monday, 16 November". */
  title?: string;
  /** By series; null or missing means that nothing is known, which is not zero. */
  values: Readonly<Record<string, number | null | undefined>>;
  /** The same place in the period before. */
  before?: number | null;
  /** Still filling up: pale or hollow, never joined by a line. */
  unfinished?: boolean;
  /** The rows that it counts. */
  href: string;
  /** The words of the link to its rows, where those of the chart do not fit. */
  openLabel?: string;
  /** By series: the rows that one value counts. */
  hrefs?: Readonly<Record<string, string>>;
};

export type DrawnSeries = { key: string; label: string; colour: SeriesColour; hatched: boolean; total: number };

export const OTHER = "other";
const ORDER: readonly SeriesColour[] = ["c1", "c2", "c3", "c4", "c5"];

/** The CSS colour of a series. */
export function paint(colour: SeriesColour): string {
  return `var(--${colour})`;
}

function totalOf(points: readonly ChartPoint[], key: string): number {
  return points.reduce((sum, point) => sum + (point.values[key] ?? 0), 0);
}

/** Gives each series its colour in the design's order; `c2` is hatched so that it differs in grey. */
export function drawSeries(points: readonly ChartPoint[], series: readonly Series[]): DrawnSeries[] {
  const taken = new Set(series.map((one) => one.colour));
  const free = ORDER.filter((colour) => !taken.has(colour));
  return series.map((one) => {
    const colour = one.colour ?? free.shift() ?? "c0";
    return { key: one.key, label: one.label, colour, hatched: colour === "c2", total: totalOf(points, one.key) };
  });
}

/** Keeps the five largest series and adds the rest up as "Other". */
export function foldSeries(
  points: readonly ChartPoint[],
  series: readonly Series[],
  limit = 5,
): { points: readonly ChartPoint[]; series: readonly Series[] } {
  if (series.length <= limit) return { points, series };
  const ranked = [...series].sort((a, b) => totalOf(points, b.key) - totalOf(points, a.key));
  const kept = new Set(ranked.slice(0, limit).map((one) => one.key));
  const rest = series.filter((one) => !kept.has(one.key));
  const folded = points.map((point): ChartPoint => {
    const known = rest.map((one) => point.values[one.key]).filter((value) => typeof value === "number");
    const other = known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
    return { ...point, values: { ...point.values, [OTHER]: other } };
  });
  const other: Series = { key: OTHER, label: "Other", colour: "c0" };
  return { points: folded, series: [...series.filter((one) => kept.has(one.key)), other] };
}

/** Runs of neighbouring places that know nothing, by index. */
export function findGaps(known: readonly boolean[]): { from: number; to: number }[] {
  const gaps: { from: number; to: number }[] = [];
  known.forEach((has, index) => {
    if (has) return;
    const last = gaps.at(-1);
    if (last && last.to === index - 1) last.to = index;
    else gaps.push({ from: index, to: index });
  });
  return gaps;
}
