import { clsx } from "clsx";
import Link from "next/link";
import { ArrowLink } from "../ui/arrow-link.tsx";
import { Leader, Leaders } from "../ui/leader.tsx";
import type { HitPoint } from "./hit-point.ts";

type ChartTooltipProps = {
  point: HitPoint;
  /** Its place as a share of the width. */
  at: number;
  /** Where it hangs, or stands; by default near the top. */
  hang?: { top: string } | { bottom: string };
};

/** What one point says, as leader lines, and the way to its rows. */
export function ChartTooltip({ point, at, hang = { top: "0.75rem" } }: ChartTooltipProps) {
  const right = at < 0.55;
  return (
    <div
      className={clsx(
        "absolute z-20 w-52 animate-appear rounded-popover border border-line bg-raised px-3 py-2 shadow-float",
        right ? "ml-3" : "mr-3",
      )}
      style={{ ...hang, ...(right ? { left: `${at * 100}%` } : { right: `${(1 - at) * 100}%` }) }}
    >
      <p className="mb-0.5 text-ink-3 text-meta">
        {point.title ?? point.label}
        {point.unfinished && ", so far"}
      </p>
      <Leaders>
        {point.lines.map(({ label, value, href }) => (
          <Leader
            key={label}
            label={label}
            value={href ? <ValueLink href={href}>{value}</ValueLink> : value}
            className="text-meta!"
          />
        ))}
      </Leaders>
      {point.openLabel && (
        <p className="mt-1 border-line border-t pt-1.5">
          <ArrowLink href={point.href} tabIndex={-1}>
            {point.openLabel}
          </ArrowLink>
        </p>
      )}
    </div>
  );
}

function ValueLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} prefetch={false} tabIndex={-1} className="underline decoration-edge underline-offset-2">
      {children}
    </Link>
  );
}
