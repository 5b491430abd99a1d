"use client";

import Link from "next/link";
import { createPortal } from "react-dom";
import { DefaultZIndexes, useChartWidth, usePlotArea, ZIndexLayer } from "recharts";
import type { ChartStage } from "./chart-host.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { type Layout, middleOf, type Plot, stripOf } from "./geometry.ts";
import type { HitPoint } from "./hit-point.ts";
import { sentenceOf } from "./wording.ts";

type HitLayerProps = Pick<ChartStage, "active" | "onActive" | "host"> & {
  points: readonly HitPoint[];
  layout: Layout;
};

/** Lies over a chart: each place is a link to its rows, and one shows its tooltip. */
export function HitLayer({ points, layout, active, onActive, host }: HitLayerProps) {
  const plot = usePlotArea();
  const width = useChartWidth();
  if (!plot || !width) return null;
  const stop = active ?? points.length - 1;
  const resting = active === null ? undefined : points[active];
  const middle = middleOf(plot, layout, active ?? 0, points.length);

  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      <g>
        {resting && layout === "point" && (
          <line
            x1={middle}
            x2={middle}
            y1={plot.y}
            y2={plot.y + plot.height}
            className="pointer-events-none stroke-ink"
          />
        )}
        {points.map((point, index) => (
          <Hit
            key={point.key}
            point={point}
            area={{ ...stripOf(plot, layout, index, index, points.length), y: plot.y, height: plot.height }}
            tabIndex={index === stop ? 0 : -1}
            onActive={() => onActive(index)}
          />
        ))}
        {resting && host && createPortal(<ChartTooltip point={resting} at={middle / width} />, host)}
      </g>
    </ZIndexLayer>
  );
}

type HitProps = { point: HitPoint; area: Plot; tabIndex: number; onActive: () => void };

function Hit({ point, area, tabIndex, onActive }: HitProps) {
  return (
    <Link
      href={point.href}
      prefetch={false}
      data-point={point.key}
      aria-label={sentenceOf(point, point.lines)}
      tabIndex={tabIndex}
      className="group outline-none"
      onFocus={onActive}
      onPointerEnter={onActive}
    >
      <rect {...area} className="fill-transparent group-focus-visible:stroke-2 group-focus-visible:stroke-accent" />
    </Link>
  );
}
