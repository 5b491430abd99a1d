import Link from "next/link";
import type { ReactNode } from "react";

type BarRowProps = {
  label: string;
  href: string;
  /** How much of the track the bar fills, 0 to 1. */
  filled: number;
  /** Whether the track is seen where the bar does not fill it. */
  track?: boolean;
  value: string;
  /** Behind the value; `wide` leaves room for words. */
  note: ReactNode;
  wide?: boolean;
};

/** A line of a list of bars: name, bar, value and a note; all of it leads to its rows. */
export function BarRow({ label, href, filled, track, value, note, wide }: BarRowProps) {
  const columns = wide
    ? "grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_auto_4.5rem]"
    : "grid-cols-[minmax(0,7.5rem)_minmax(0,1fr)_auto_2.5rem]";
  return (
    <li>
      <Link
        href={href}
        prefetch={false}
        className={`-mx-2 grid min-h-9 ${columns} items-center gap-x-3 rounded-control px-2 text-ui hover:bg-hover touch:min-h-11`}
      >
        <span className="truncate text-ink" title={label}>
          {label}
        </span>
        <span aria-hidden="true" className={track ? "rounded-[1.5px] bg-sunken" : undefined}>
          <span className="block h-3 min-w-0.5 rounded-[1.5px] bg-c1" style={{ width: `${filled * 100}%` }} />
        </span>
        <span className="text-right font-semibold text-ink">{value}</span>
        <span className="whitespace-nowrap text-right text-ink-3">{note}</span>
      </Link>
    </li>
  );
}
