import { clsx } from "clsx";
import { duration } from "./delivery-words.ts";

const LONGEST_MS = 10_000;
const SLOW_MS = 1_000;
const BAR = 32;

/** How long the last attempt took, as a bar up to ten seconds and in figures. */
export function Took({ ms }: { ms: number | null }) {
  if (ms === null) return null;
  const width = Math.max(3, (Math.min(ms, LONGEST_MS) / LONGEST_MS) * BAR);
  return (
    <span className="flex items-center justify-between gap-2">
      <span
        aria-hidden="true"
        style={{ width }}
        className={clsx("h-1.5 shrink-0 rounded-[1px]", ms >= SLOW_MS ? "bg-warn-mark" : "bg-edge")}
      />
      <span className="text-ink">{duration(ms)}</span>
    </span>
  );
}
