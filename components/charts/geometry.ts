export type Plot = { x: number; y: number; width: number; height: number };

type Strip = { x: number; width: number };

/** Bars own a band each; points stand on the ends of the axis. */
export type Layout = "band" | "point";

/** The middle of a place on the x axis, in pixels. */
export function middleOf(plot: Plot, layout: Layout, index: number, count: number): number {
  if (layout === "band" || count < 2) return plot.x + ((index + 0.5) * plot.width) / Math.max(1, count);
  return plot.x + (index * plot.width) / (count - 1);
}

/** The strip of the plot that belongs to the places from `from` to `to`. */
export function stripOf(plot: Plot, layout: Layout, from: number, to: number, count: number): Strip {
  const step = layout === "band" || count < 2 ? plot.width / Math.max(1, count) : plot.width / (count - 1);
  const left = Math.max(plot.x, middleOf(plot, layout, from, count) - step / 2);
  const right = Math.min(plot.x + plot.width, middleOf(plot, layout, to, count) + step / 2);
  return { x: left, width: Math.max(1, right - left) };
}

/** Where nothing is known: whole bands, or from the last known point to the next. */
export function gapOf(plot: Plot, layout: Layout, gap: { from: number; to: number }, count: number): Strip {
  if (layout === "band") return stripOf(plot, layout, gap.from, gap.to, count);
  const left = middleOf(plot, layout, Math.max(0, gap.from - 1), count);
  const right = middleOf(plot, layout, Math.min(count - 1, gap.to + 1), count);
  return { x: left, width: Math.max(1, right - left) };
}

/** Moves labels apart that would lie upon each other, keeping their order, staying near and above `bottom`. */
export function spread(positions: readonly number[], distance: number, bottom = Number.POSITIVE_INFINITY): number[] {
  const order = positions.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  order.forEach((label, rank) => {
    const above = order[rank - 1];
    if (above) label.y = Math.max(label.y, above.y + distance);
  });
  order.toReversed().forEach((label, rank) => {
    label.y = Math.min(label.y, bottom - rank * distance);
  });
  const moved: number[] = [];
  for (const label of order) moved[label.index] = label.y;
  return moved;
}
