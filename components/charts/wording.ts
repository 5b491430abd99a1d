import { changeOf } from "./change.ts";
import type { ChartCell } from "./chart-table.tsx";
import type { TooltipLine } from "./hit-point.ts";
import type { ChartPoint, DrawnSeries } from "./series.ts";

const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const SIGNS = { up: "+", down: "−", flat: "" } as const;

/** "1,018", "4.6": how a number is written where the chart is given nothing else. */
export function plainNumber(value: number): string {
  return whole.format(value);
}

/** "86%", and "<1%" for what is there but rounds to nothing. */
export function shareOf(share: number): string {
  return share > 0 && share < 0.005 ? "<1%" : `${Math.round(share * 100)}%`;
}

/** A number for a table: a dash where nothing is known. */
export function cellOf(value: number | null | undefined, format: (value: number) => string, href?: string): ChartCell {
  return typeof value === "number" ? { text: format(value), value, href } : { text: "–", value: null };
}

export type Wording = {
  format: (value: number) => string;
  beforeLabel?: string;
  /** How a point is compared with the one before; by default in percent. */
  change?: Parameters<typeof changeOf>[2];
};

/** The leader lines of one point: each series, the period before, and the change. */
export function linesOf(point: ChartPoint, series: readonly DrawnSeries[], wording: Wording): TooltipLine[] {
  const known = (value: number | null | undefined) => (typeof value === "number" ? wording.format(value) : "No data");
  const lines: TooltipLine[] = series.map(({ key, label }) => ({
    label,
    value: known(point.values[key]),
    href: point.hrefs?.[key],
  }));
  if (!wording.beforeLabel || typeof point.before !== "number") return lines;
  lines.push({ label: wording.beforeLabel, value: wording.format(point.before) });
  const values = series.map(({ key }) => point.values[key]).filter((value) => typeof value === "number");
  const sum = values.length > 0 ? values.reduce((total, value) => total + value, 0) : null;
  const change = point.unfinished ? undefined : changeOf(sum, point.before, wording.change ?? { as: "percent" });
  if (change) lines.push({ label: "Change", value: `${SIGNS[change.direction]}${change.text}` });
  return lines;
}

/** A point in one sentence, for readers and tests. */
export function sentenceOf(point: ChartPoint, lines: readonly TooltipLine[]): string {
  const title = `${point.title ?? point.label}${point.unfinished ? ", so far" : ""}`;
  return `${title}: ${lines.map((line) => `${line.label} ${line.value}`).join(", ")}`;
}

/** "2 – 3 Nov", or the one label. */
export function spanOf(rows: readonly ChartPoint[], gap: { from: number; to: number }): string {
  const from = rows[gap.from]?.label ?? "";
  const to = rows[gap.to]?.label ?? "";
  return from === to ? from : `${from} – ${to}`;
}
