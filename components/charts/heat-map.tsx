"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { ChartTooltip } from "./chart-tooltip.tsx";
import { type HeatCell, type HeatLevel, LEVELS, type PreparedHeat, prepareHeat, walk } from "./heat-prepare.ts";
import type { HitPoint } from "./hit-point.ts";
import { cellOf, plainNumber } from "./wording.ts";

type HeatMapProps = {
  title: string;
  note?: (heat: PreparedHeat) => ReactNode;
  /** The names at the left. */
  rows: readonly string[];
  columns: readonly string[];
  /** Every so many columns one is named. */
  namedEvery?: number;
  cells: readonly HeatCell[];
  /** What is counted: "Conversations". */
  label: string;
  openLabel: (value: number) => string;
  className?: string;
};

const shades: Record<HeatLevel, string> = {
  0: "var(--sunken)",
  1: "color-mix(in oklab, var(--c1) 18%, var(--sheet))",
  2: "color-mix(in oklab, var(--c1) 36%, var(--sheet))",
  3: "color-mix(in oklab, var(--c1) 54%, var(--sheet))",
  4: "color-mix(in oklab, var(--c1) 76%, var(--sheet))",
  5: "var(--c1)",
};

/** When something happens: a shade for each hour of the week, each a link to its rows. */
export function HeatMap({ cells, note, className, ...props }: HeatMapProps) {
  const { title, rows, columns, label } = props;
  const heat = prepareHeat(cells);
  return (
    <ChartFrame
      title={title}
      note={note?.(heat)}
      legend={[]}
      table={{
        label: title,
        head: [label, ...columns],
        rows: rows.map((name, row) => ({
          key: name,
          label: name,
          cells: heat.cells.filter((cell) => cell.row === row).map((cell) => cellOf(cell.value, plainNumber)),
        })),
      }}
      className={className}
    >
      <HeatGrid {...props} heat={heat} />
      <HeatLegend most={heat.most} />
    </ChartFrame>
  );
}

type HeatGridProps = Omit<HeatMapProps, "cells" | "note" | "className"> & { heat: PreparedHeat };

function HeatGrid({ heat, title, rows, columns, namedEvery = 6, ...words }: HeatGridProps) {
  const [active, setActive] = useState<number | null>(null);
  const stop = active ?? heat.cells.findIndex((cell) => cell.value === heat.most);
  const resting = active === null ? undefined : heat.cells[active];

  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === "Escape") setActive(null);
    const at = heat.cells[active ?? stop];
    const next = at && walk(event.key, at, { rows: rows.length, columns: columns.length });
    if (!next) return;
    event.preventDefault();
    event.currentTarget.querySelector<HTMLElement>(`[data-point="${next.row}-${next.column}"]`)?.focus();
  };

  return (
    <figure
      aria-label={title}
      className="relative grid gap-0.5"
      style={{ gridTemplateColumns: `2.5rem repeat(${columns.length}, minmax(0, 1fr))` }}
      onKeyDown={press}
      onPointerLeave={() => setActive(null)}
      onBlur={() => setActive(null)}
    >
      <span />
      {columns.map((name, column) => (
        <span key={name} className="relative h-4 text-micro text-ink-3" aria-hidden="true">
          {column % namedEvery === 0 && <span className="absolute left-0 whitespace-nowrap">{name}</span>}
        </span>
      ))}
      {rows.map((name, row) => (
        <HeatRow
          key={name}
          {...words}
          name={name}
          cells={heat.cells.filter((cell) => cell.row === row)}
          first={row * columns.length}
          stop={stop}
          onActive={setActive}
        />
      ))}
      {resting && (
        <ChartTooltip
          point={pointOf(resting, words)}
          at={(resting.column + 2) / (columns.length + 2)}
          hang={hangOf(resting.row, rows.length)}
        />
      )}
    </figure>
  );
}

const ROW = 30;
const HEAD = 20;

/** Beside its place, clear of the rows around it. */
const hangOf = (row: number, rows: number) =>
  row < rows / 2 ? { top: `${HEAD + row * ROW}px` } : { bottom: `${(rows - 1 - row) * ROW}px` };

type HeatRowProps = Pick<HeatMapProps, "label" | "openLabel"> & {
  name: string;
  cells: PreparedHeat["cells"];
  first: number;
  stop: number;
  onActive: (index: number) => void;
};

function HeatRow({ name, cells, first, stop, onActive, ...words }: HeatRowProps) {
  return (
    <>
      <span className="self-center text-ink-2 text-micro" aria-hidden="true">
        {name}
      </span>
      {cells.map((cell, column) => (
        <Link
          key={cell.column}
          href={cell.href}
          prefetch={false}
          data-point={`${cell.row}-${cell.column}`}
          aria-label={`${cell.title}: ${pointOf(cell, words).lines[0]?.value ?? ""}`}
          tabIndex={first + column === stop ? 0 : -1}
          onFocus={() => onActive(first + column)}
          onPointerEnter={() => onActive(first + column)}
          className={clsx(
            "h-7 rounded-tag hover:outline-2 hover:outline-ink focus-visible:outline-offset-0",
            cell.level === 0 && "border border-line",
            cell.level === null && "border border-line border-dashed",
          )}
          style={{ background: cell.level === null ? undefined : shades[cell.level] }}
        />
      ))}
    </>
  );
}

function pointOf(cell: HeatCell, { label, openLabel }: Pick<HeatMapProps, "label" | "openLabel">): HitPoint {
  const { row, column, value, title, href } = cell;
  const words = value === null ? "No data" : plainNumber(value);
  return {
    key: `${row}-${column}`,
    label: title,
    values: { value },
    href,
    lines: [{ label, value: words }],
    openLabel: value ? openLabel(value) : undefined,
  };
}

function HeatLegend({ most }: { most: number }) {
  return (
    <p className="mt-3 flex items-center gap-1.5 text-ink-3 text-micro" aria-hidden="true">
      0
      {LEVELS.map((level) => (
        <span
          key={level}
          className={clsx("h-2 w-5 rounded-tag", level === 0 && "border border-line")}
          style={{ background: shades[level] }}
        />
      ))}
      {plainNumber(most)}
    </p>
  );
}
