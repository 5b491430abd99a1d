"use client";

import { type KeyboardEvent, type ReactNode, useId, useState } from "react";
import { useWidth } from "./use-width.ts";

export type ChartStage = {
  /** Keeps the hatches of this chart apart from those of its neighbours. */
  id: string;
  width: number;
  active: number | null;
  onActive: (index: number | null) => void;
  /** What the tooltip floats in. */
  host: HTMLElement | null;
};

type ChartHostProps = { label: string; height: number; children: (stage: ChartStage) => ReactNode };

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => Math.min(last, index + 1),
  ArrowLeft: (index) => Math.max(0, index - 1),
  Home: () => 0,
  End: (_index, last) => last,
};

/** The measured place of a chart: remembers which point one rests on, and lets the arrow keys walk them. */
export function ChartHost({ label, height, children }: ChartHostProps) {
  const id = useId();
  const [ref, width, host] = useWidth();
  const [active, setActive] = useState<number | null>(null);
  const leave = () => setActive(null);

  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") leave();
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const points = [...event.currentTarget.querySelectorAll<SVGElement>("[data-point]")];
    const index = points.indexOf(document.activeElement as SVGElement);
    points[step(index, points.length - 1)]?.focus();
  };

  return (
    <figure
      ref={ref}
      aria-label={label}
      className="relative"
      style={{ height }}
      onKeyDown={walk}
      onPointerLeave={leave}
      onBlur={leave}
    >
      {width > 0 && children({ id, width, active, onActive: setActive, host })}
    </figure>
  );
}
