"use client";

import { clsx } from "clsx";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useState } from "react";
import { ChartFrame } from "./chart-frame.tsx";
import { paint, type Series } from "./series.ts";
import { type PreparedStack, prepareStack, type StackedPart, type StackedRow } from "./stacked-prepare.ts";
import { cellOf, plainNumber, shareOf } from "./wording.ts";

type StackedRowsProps = {
  title: string;
  note?: ReactNode;
  rows: readonly StackedRow[];
  /** From the left. */
  series: readonly Series[];
  /** The head of the first column of the table. */
  rowLabel: string;
  className?: string;
};

/** Whole bars side by side, each parted alike; every part a link to its rows. */
export function StackedRows({ title, note, rows, series, rowLabel, className }: StackedRowsProps) {
  const stack = prepareStack(rows, series);
  return (
    <ChartFrame
      title={title}
      note={note}
      legend={stack.series.map(({ label, colour, hatched }) => ({ label, colour, look: hatched ? "hatch" : "fill" }))}
      table={tableOf(stack, { title, rowLabel })}
      className={className}
    >
      <StackedFigure title={title} stack={stack} />
    </ChartFrame>
  );
}

function tableOf({ rows, series }: PreparedStack, { title, rowLabel }: { title: string; rowLabel: string }) {
  return {
    label: title,
    head: [rowLabel, ...series.map((one) => one.label), "All"],
    rows: rows.map((row) => ({
      key: row.label,
      label: row.label,
      href: row.href,
      cells: [...series.map((one) => row.values[one.key] ?? 0), row.total].map((value) => cellOf(value, plainNumber)),
    })),
  };
}

function StackedFigure({ title, stack }: { title: string; stack: PreparedStack }) {
  const [at, setAt] = useState(0);
  const last = stack.rows.reduce((count, row) => count + row.drawn.length, 0) - 1;
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(last, Math.max(0, at + step));
    event.currentTarget.querySelectorAll<HTMLElement>("[data-point]")[next]?.focus();
  };
  const firsts = stack.rows.map((_row, index) =>
    stack.rows.slice(0, index).reduce((count, row) => count + row.drawn.length, 0),
  );
  return (
    <figure
      aria-label={title}
      onKeyDown={walk}
      className="grid grid-cols-[minmax(4rem,7rem)_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-3"
    >
      {stack.rows.map((row, index) => (
        <div key={row.key} className="contents text-ui">
          <span className="truncate text-ink" title={row.label}>
            {row.label}
          </span>
          <div className="flex h-5.5 gap-px">
            {row.drawn.map((part, place) => {
              const own = (firsts[index] ?? 0) + place;
              return <Part key={part.key} of={row.label} part={part} stop={own === at} onFocus={() => setAt(own)} />;
            })}
          </div>
          <Link href={row.href} prefetch={false} className="rounded-tag text-right text-ink-2 hover:underline">
            <span className="sr-only">{row.label}, all: </span>
            {plainNumber(row.total)}
          </Link>
        </div>
      ))}
    </figure>
  );
}

type PartProps = { of: string; part: StackedPart; stop: boolean; onFocus: () => void };

function Part({ of, part, stop, onFocus }: PartProps) {
  const { series, value, share } = part;
  const words = `${of}, ${series.label}: ${plainNumber(value)}, ${shareOf(share)}`;
  const hatch = `repeating-linear-gradient(-45deg, ${paint("c2")} 0 3px, var(--sheet) 3px 6px)`;
  return (
    <Link
      href={part.href}
      prefetch={false}
      data-point={part.key}
      aria-label={words}
      title={words}
      tabIndex={stop ? 0 : -1}
      onFocus={onFocus}
      className={clsx(
        "min-w-0.5 overflow-hidden rounded-[1.5px] px-1.5 font-semibold text-meta text-sheet leading-5.5 focus-visible:z-10",
        series.hatched && "border border-c2",
      )}
      style={{ flexGrow: share, flexBasis: 0, background: series.hatched ? hatch : paint(series.colour) }}
    >
      {part.named && shareOf(share)}
    </Link>
  );
}
