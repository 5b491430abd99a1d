export type Spark = { path: string; before: string; end: { x: number; y: number } | null };

type Box = { width: number; height: number; inset: number };

/** Turns values into SVG paths; a null lifts the pen. Both lines share one scale, so they can be compared. */
export function prepareSpark(values: readonly (number | null)[], before: readonly (number | null)[], box: Box): Spark {
  const known = [...values, ...before].filter((value) => value !== null);
  const low = Math.min(...known);
  const high = Math.max(...known);
  const span = high - low || 1;
  const count = Math.max(values.length, before.length, 2);
  const place = (value: number, index: number) => ({
    x: box.inset + (index / (count - 1)) * (box.width - 2 * box.inset),
    y: box.inset + (1 - (value - low) / span) * (box.height - 2 * box.inset),
  });
  const last = values.findLastIndex((value) => value !== null);
  const lastValue = values[last];
  return {
    path: pathOf(values, place),
    before: pathOf(before, place),
    end: typeof lastValue === "number" ? place(lastValue, last) : null,
  };
}

function pathOf(
  values: readonly (number | null)[],
  place: (value: number, index: number) => { x: number; y: number },
): string {
  let penDown = false;
  return values
    .map((value, index) => {
      const command = penDown ? "L" : "M";
      penDown = value !== null;
      if (value === null) return "";
      const { x, y } = place(value, index);
      return `${command}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
