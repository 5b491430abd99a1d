import { DefaultZIndexes, usePlotArea, useYAxisScale, ZIndexLayer } from "recharts";
import { middleOf } from "./geometry.ts";
import type { ChartPoint } from "./series.ts";

const HALF = 24;

/** The period before as a dashed stroke across each bar, lifted from it by an edge in the sheet's colour. */
export function BeforeTicks({ rows }: { rows: readonly ChartPoint[] }) {
  const plot = usePlotArea();
  const scale = useYAxisScale();
  if (!plot || !scale) return null;
  const half = Math.min(HALF, plot.width / rows.length / 2 - 1);
  return (
    <ZIndexLayer zIndex={DefaultZIndexes.scatter}>
      <g className="pointer-events-none">
        {rows.map((row, index) => {
          const y = typeof row.before === "number" ? scale(row.before) : undefined;
          if (y === undefined) return null;
          const x = middleOf(plot, "band", index, rows.length);
          const ends = { x1: x - half, x2: x + half, y1: y, y2: y };
          return (
            <g key={row.key}>
              <line {...ends} stroke="var(--sheet)" strokeWidth={4} />
              <line {...ends} stroke="var(--c0)" strokeWidth={2} strokeDasharray="4 2" />
            </g>
          );
        })}
      </g>
    </ZIndexLayer>
  );
}
