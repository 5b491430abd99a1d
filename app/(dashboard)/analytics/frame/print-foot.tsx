import { useTimeZone } from "#components/ui/time-zone.tsx";
import { daySpan } from "../range/days.ts";
import { comparedWith } from "../range/range-words.ts";
import type { AskedRange } from "../range/use-range.ts";

/** On paper, at the foot of each page: which days these are, in which time zone. */
export function PrintFoot({ asked: { range, compare } }: { asked: AskedRange }) {
  const zone = useTimeZone();
  const days = daySpan(range.start, range.end, "");
  const before = compare === "none" ? "" : `, compared with ${comparedWith(range, compare, "")}`;
  return (
    <p className="fixed inset-x-0 bottom-0 hidden bg-sheet text-ink-2 text-meta print:block">
      {days}
      {before} · {zone}
    </p>
  );
}
