import { DefaultZIndexes, usePlotArea, useYAxisScale, ZIndexLayer } from "recharts";
import { middleOf } from "./geometry.ts";
import type { PreparedLines } from "./lines-prepare.ts";
import { paint } from "./series.ts";

/** The dots of a line chart: breaks, lone points, the hollow unfinished one, and the point one rests on. */
export function MarkLayer({ lines, active }: { lines: PreparedLines; active: number | null }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const { rows, series, marks } = lines;
  const colourOf = (key: string) => paint(series.find((one) => one.key === key)?.colour ?? "c0");
  const place = (index: number, value: number) => ({
    cx: middleOf(plot, "point", index, rows.length),
    cy: scale(value),
  });
  const resting = active === null ? undefined : rows[active];
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
      <g className="pointer-events-none">
        {marks.map((mark) =>
          mark.kind === "edge" ? (
            <circle
              key={`${mark.key}${mark.index}`}
              {...place(mark.index, mark.value)}
              r={3}
              fill={colourOf(mark.key)}
            />
          ) : (
            <circle
              key={`${mark.key}${mark.index}`}
              {...place(mark.index, mark.value)}
              r={4.5}
              fill="var(--sheet)"
              stroke={colourOf(mark.key)}
              strokeWidth={2}
              strokeDasharray="2.5 2"
            />
          ),
        )}
        {active !== null &&
          series.map((one) => {
            const value = resting?.joined[one.key];
            if (typeof value !== "number") return null;
            return (
              <circle
                key={one.key}
                {...place(active, value)}
                r={4.5}
                fill={paint(one.colour)}
                stroke="var(--sheet)"
                strokeWidth={1.5}
              />
            );
          })}
      </g>
    </ZIndexLayer>
  );
}
