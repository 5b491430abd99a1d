import { usePlotArea } from "recharts";
import { type Layout, stripOf } from "./geometry.ts";

type GapLayerProps = {
  id: string;
  layout: Layout;
  count: number;
  gaps: readonly { from: number; to: number; label: string }[];
};

/** Where nothing is known: hatched, and named when there is room. */
export function GapLayer({ id, layout, count, gaps }: GapLayerProps) {
  const plot = usePlotArea();
  if (!plot) return null;
  return gaps.map((gap) => {
    const strip = stripOf(plot, layout, gap.from, gap.to, count);
    const name = `No data, ${gap.label}`;
    return (
      <g key={gap.from}>
        <title>{name}</title>
        <rect x={strip.x} y={plot.y} width={strip.width} height={plot.height} fill={`url(#${id}-gap)`} />
        {strip.width > 110 && (
          <text x={strip.x + strip.width / 2} y={plot.y + 14} textAnchor="middle" className="fill-ink-3 text-micro">
            {name}
          </text>
        )}
      </g>
    );
  });
}
