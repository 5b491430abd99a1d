import { useEffect } from "react";
import { useTimeZone } from "#components/ui/time-zone.tsx";
import { daySpan } from "../range/days.ts";
import { comparedWith } from "../range/range-words.ts";
import type { AskedRange } from "../range/use-range.ts";

/** On paper, below the title and, where the browser can, at the foot of each page: which days, in which time zone. */
export function PrintRange({ asked: { range, compare } }: { asked: AskedRange }) {
  const zone = useTimeZone();
  const before = compare === "none" ? "" : `, compared with ${comparedWith(range, compare, "")}`;
  const text = `${daySpan(range.start, range.end, "")}${before} · ${zone}`;
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty("--print-foot", JSON.stringify(text));
    return () => void style.removeProperty("--print-foot");
  }, [text]);
  return <p className="hidden px-6 pb-3 text-ink-2 text-meta max-md:px-4 print:block">{text}</p>;
}
