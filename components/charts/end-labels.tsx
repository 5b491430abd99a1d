import { usePlotArea, useYAxisScale } from "recharts";
import { spread } from "./geometry.ts";
import type { PreparedLines } from "./lines-prepare.ts";

type EndLabelsProps = { lines: PreparedLines; beforeLabel?: string; formatValue: (value: number) => string };

/** Names at the right end of the lines, so that a line is known without its colour. */
export function EndLabels({ lines, beforeLabel, formatValue }: EndLabelsProps) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const labels = endsOf(lines, beforeLabel, formatValue).map((label) => ({
    ...label,
    y: scale(label.value) ?? plot.y,
  }));
  const places = spread(
    labels.map((label) => label.y),
    16,
    plot.y + plot.height,
  );
  return labels.map((label, index) => (
    <text
      key={label.text}
      x={plot.x + plot.width + 10}
      y={(places[index] ?? label.y) + 4}
      className={label.strong ? "fill-ink font-semibold text-micro" : "fill-ink-3 text-micro"}
    >
      {shortened(label.text)}
    </text>
  ));
}

const LONGEST = 24;
const LETTER_WIDTH = 6;
const GAP = 16;
const LEAST_WIDTH = 96;

const shortened = (text: string) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1).trimEnd()}…` : text);

/** The room that the names at the ends take. */
export function endWidth({ series }: PreparedLines): number {
  if (series.length < 2) return LEAST_WIDTH;
  const longest = Math.max(...series.map(({ label }) => shortened(label).length));
  return Math.max(LEAST_WIDTH, longest * LETTER_WIDTH + GAP);
}

function endsOf(lines: PreparedLines, beforeLabel: string | undefined, format: (value: number) => string) {
  const { rows, series } = lines;
  const last = rows.at(-1);
  const ends = series.flatMap((one) => {
    const open = last?.unfinished ? last.values[one.key] : null;
    if (typeof open === "number" && series.length === 1)
      return [{ text: `${format(open)} so far`, value: open, strong: true }];
    const row = rows.findLast((candidate) => typeof candidate.joined[one.key] === "number");
    const value = row?.joined[one.key];
    const text = series.length === 1 && typeof value === "number" ? format(value) : one.label;
    return typeof value === "number" ? [{ text, value, strong: true }] : [];
  });
  const before = rows.findLast((row) => typeof row.joinedBefore === "number")?.joinedBefore;
  if (beforeLabel && typeof before === "number") ends.push({ text: beforeLabel, value: before, strong: false });
  return ends;
}
