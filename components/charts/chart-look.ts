/** Space around the plot; `axis` is the width of the numbers at its left. */
export const MARGIN = { left: 0, right: 4, axis: 40 } as const;

/** Quiet axes: small figures without lines of their own. */
const axisLook = {
  tickLine: false,
  tick: { fill: "var(--ink-3)", fontSize: 11 },
  tickMargin: 8,
} as const;

/** Names of periods: as many as fit, evenly spaced. */
export const periodAxis = {
  ...axisLook,
  interval: "equidistantPreserveStart",
  minTickGap: 12,
  axisLine: { stroke: "var(--line)" },
} as const;

/** Numbers: every tick that was prepared. */
export const valueAxis = { ...axisLook, interval: 0, axisLine: false } as const;
