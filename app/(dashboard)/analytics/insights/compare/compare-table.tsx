import Link from "next/link";
import type { ComparedRow } from "#lib/domain/analytics/insights/comparison/hooks.ts";
import { listHref } from "../../figures/list-href.ts";
import { cellOf, type Head, PanelTable } from "../panel-table.tsx";
import { differenceWords, valueWords, verdictWords } from "./compare-words.ts";
import { IntervalBar } from "./interval-bar.tsx";

const heads: Head[] = [
  { label: "Figure" },
  { label: "A", end: true },
  { label: "B", end: true },
  { label: "A − B", end: true, from: "md" },
  { label: "95 % interval", from: "md" },
  { label: "What it says" },
];

export function CompareTable({ metrics }: { metrics: readonly ComparedRow[] }) {
  return (
    <PanelTable label="Comparison" heads={heads}>
      {metrics.map((metric) => (
        <tr key={metric.id} className="border-line border-b hover:bg-hover">
          <td className={`${cellOf({})} text-ink`}>{metric.label}</td>
          <td className={cellOf({ end: true })}>
            <Value metric={metric} side="a" />
          </td>
          <td className={cellOf({ end: true })}>
            <Value metric={metric} side="b" />
          </td>
          <td className={cellOf({ end: true, from: "md" })}>{differenceWords(metric, metric.difference)}</td>
          <td className={cellOf({ from: "md" })}>
            <IntervalBar metric={metric} />
          </td>
          <td className={cellOf({})}>
            <Verdict metric={metric} />
          </td>
        </tr>
      ))}
    </PanelTable>
  );
}

/** A value that leads to the conversations behind it: of a share its part, else those that have it. */
function Value({ metric, side }: { metric: ComparedRow; side: "a" | "b" }) {
  const { value, counted, part } = metric[side];
  const { count, filter } = part ?? counted;
  const words = valueWords(metric, value);
  const of = part ? `${part.count} of ${counted.count} conversations` : `${count} conversations`;
  if (filter === null) return <span title={of}>{words}</span>;
  return (
    <Link
      href={listHref(filter)}
      prefetch={false}
      title={of}
      className="rounded-tag underline-offset-2 hover:underline touch:inline-flex touch:min-h-11 touch:items-center"
    >
      {words}
      <span className="sr-only">
        , {metric.label}, {of}
      </span>
    </Link>
  );
}

function Verdict({ metric: { verdict } }: { metric: ComparedRow }) {
  const clear = verdict === "higher" || verdict === "lower";
  return <span className={clear ? "font-[550] text-ink" : "text-ink-3"}>{verdictWords[verdict]}</span>;
}
