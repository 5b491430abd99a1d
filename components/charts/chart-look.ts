/** Space around the plot; `axis` is the width of the numbers at its left. */
export const MARGIN = { left: 0, right: 4, axis: 40 } as const;

/** Quiet axes: small figures without lines of their own. */
export const axisLook = {
  tickLine: false,
  tick: { fill: "var(--ink-3)", fontSize: 11 },
  tickMargin: 8,
  interval: "equidistantPreserveStart",
  minTickGap: 12,
} as const;
