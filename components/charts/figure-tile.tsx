import { clsx } from "clsx";
import Link from "next/link";
import type { ReactNode } from "react";
import type { Change } from "./change.ts";
import { ChangeMark } from "./change-mark.tsx";
import { Sparkline } from "./sparkline.tsx";

/** A row of figures with hairlines between them; two columns on a phone. */
export function FigureStrip({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={clsx(
        "grid grid-cols-2 gap-px overflow-hidden border-line border-y bg-line *:bg-sheet md:grid-flow-col md:auto-cols-fr md:grid-cols-none",
        className,
      )}
    >
      {children}
    </div>
  );
}

type FigureTileProps = {
  label: string;
  /** Written out: "1,239", "€18,420"; null when nothing is known. */
  figure: string | null;
  /** Small, behind the figure: "%", "s", "/ 5". */
  unit?: string;
  change?: Change;
  /** What it was: "1,142". */
  from?: string;
  values?: readonly (number | null)[];
  before?: readonly (number | null)[];
  /** The rows that the figure counts. */
  href: string;
};

/** One figure with its change; the whole tile leads to what it counted. */
export function FigureTile({ label, figure, unit, change, from, values, before, href }: FigureTileProps) {
  return (
    <Link
      href={href}
      className="flex min-w-0 flex-col px-4 py-3.5 hover:bg-hover! md:first:pl-6 md:last:pr-6 focus-visible:-outline-offset-2 max-md:odd:last:col-span-2"
    >
      <span className="flex-1 text-ink-2 text-ui">{label}</span>
      <span className="flex items-end justify-between gap-2">
        <span className="whitespace-nowrap text-figure-md text-ink lg:text-figure">
          {figure ?? "–"}
          {unit && figure !== null && <span className="pl-0.5 text-unit tracking-normal">{unit}</span>}
        </span>
        {values && <Sparkline values={values} before={before} className="-mb-1 h-8 w-22 min-w-0 max-xl:hidden" />}
      </span>
      <span className="flex min-h-4 flex-wrap items-center gap-x-1 text-ink-2 text-meta">
        {figure === null && "No data in this range"}
        {change && <ChangeMark change={change} />}
        {change && from && <span className="whitespace-nowrap">from {from}</span>}
      </span>
    </Link>
  );
}
