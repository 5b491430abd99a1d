import { clsx } from "clsx";
import type { ReactNode } from "react";
import { ArrowLink } from "../ui/arrow-link.tsx";
import { Leader, Leaders } from "../ui/leader.tsx";

export type TooltipLine = { label: string; value: string };

type ChartTooltipProps = {
  title: ReactNode;
  lines: readonly TooltipLine[];
  href?: string;
  openLabel?: string;
  /** The middle of the point as a share of the chart's width. */
  at: number;
};

/** What one point says, as leader lines, and the way to its rows. */
export function ChartTooltip({ title, lines, href, openLabel, at }: ChartTooltipProps) {
  const left = at < 0.55;
  return (
    <div
      className={clsx(
        "absolute top-3 z-20 w-52 animate-appear rounded-popover border border-line bg-raised px-3 py-2 shadow-float",
        left ? "ml-3" : "mr-3",
      )}
      style={left ? { left: `${at * 100}%` } : { right: `${(1 - at) * 100}%` }}
    >
      <p className="text-ink-3 text-meta">{title}</p>
      <Leaders>
        {lines.map((line) => (
          <Leader key={line.label} {...line} className="!text-meta" />
        ))}
      </Leaders>
      {href && openLabel && (
        <p className="mt-1 border-line border-t pt-1.5">
          <ArrowLink href={href} tabIndex={-1}>
            {openLabel}
          </ArrowLink>
        </p>
      )}
    </div>
  );
}
