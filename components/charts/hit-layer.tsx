"use client";

import Link from "next/link";
import type { KeyboardEvent, ReactNode } from "react";
import { createPortal } from "react-dom";
import { DefaultZIndexes, usePlotArea, ZIndexLayer } from "recharts";
import { type Layout, middleOf, stripOf } from "./geometry.ts";

export type HitPoint = { key: string /** All that the point says, in words. */; label: string; href?: string };

type HitLayerProps = {
  points: readonly HitPoint[];
  layout: Layout;
  active: number | null;
  onActive: (index: number | null) => void;
  /** The element that the tooltip floats in. */
  host: HTMLElement | null;
  tooltip: (index: number) => ReactNode;
};

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

/** Lies over a chart: each place is a link to its rows, arrows walk them, and one shows its tooltip. */
export function HitLayer({ points, layout, active, onActive, host, tooltip }: HitLayerProps) {
  const plot = usePlotArea();
  if (!plot) return null;
  const stop = active ?? points.length - 1;

  const walk = (event: KeyboardEvent<SVGGElement>) => {
    const step = steps[event.key];
    if (event.key === "Escape") onActive(null);
    if (!step) return;
    event.preventDefault();
    const next = step(stop, points.length - 1);
    event.currentTarget.querySelectorAll<SVGElement>("[data-point]")[next]?.focus();
  };

  return (
    <ZIndexLayer zIndex={DefaultZIndexes.activeDot}>
      <g onKeyDown={walk}>
        {active !== null && layout === "point" && (
          <Cursor x={middleOf(plot, layout, active, points.length)} plot={plot} />
        )}
        {points.map((point, index) => {
          const strip = stripOf(plot, layout, index, index, points.length);
          const area = (
            <rect
              {...strip}
              y={plot.y}
              height={plot.height}
              className="fill-transparent group-focus-visible:stroke-2 group-focus-visible:stroke-accent"
            />
          );
          const shared = {
            "data-point": point.key,
            "aria-label": point.label,
            tabIndex: index === stop ? 0 : -1,
            className: "group outline-none",
            onFocus: () => onActive(index),
            onPointerEnter: () => onActive(index),
          };
          return point.href ? (
            <Link key={point.key} href={point.href} prefetch={false} {...shared}>
              {area}
            </Link>
          ) : (
            <g key={point.key} role="img" {...shared}>
              {area}
            </g>
          );
        })}
        {active !== null && host && createPortal(tooltip(active), host)}
      </g>
    </ZIndexLayer>
  );
}

function Cursor({ x, plot }: { x: number; plot: { y: number; height: number } }) {
  return <line x1={x} x2={x} y1={plot.y} y2={plot.y + plot.height} className="pointer-events-none stroke-ink" />;
}
