import { usePlotArea } from "recharts";
import { gapOf, type Layout } from "./geometry.ts";
import type { ChartPoint } from "./series.ts";
import { spanOf } from "./wording.ts";

const ROOM_FOR_NAME = 120;
const ROOM_FOR_WORD = 48;

type GapLayerProps = {
  id: string;
  layout: Layout;
  rows: readonly ChartPoint[];
  gaps: readonly { from: number; to: number }[];
};

/** Where nothing is known: hatched, and named as far as there is room. */
export function GapLayer({ id, layout, rows, gaps }: GapLayerProps) {
  const plot = usePlotArea();
  if (!plot) return null;
  return gaps.map((gap) => {
    const strip = gapOf(plot, layout, gap, rows.length);
    const name = `No data, ${spanOf(rows, gap)}`;
    return (
      <g key={gap.from}>
        <title>{name}</title>
        <rect x={strip.x} y={plot.y} width={strip.width} height={plot.height} fill={`url(#${id}-gap)`} />
        {strip.width > ROOM_FOR_WORD && (
          <text x={strip.x + strip.width / 2} y={plot.y + 14} textAnchor="middle" className="fill-ink-3 text-micro">
            {strip.width > ROOM_FOR_NAME ? name : "No data"}
          </text>
        )}
      </g>
    );
  });
}
