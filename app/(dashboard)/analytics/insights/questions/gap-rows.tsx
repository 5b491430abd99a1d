import type { Gap } from "#lib/domain/analytics/insights/gaps/hooks.ts";
import { count, counted } from "../../../figure-words.ts";
import { FigureLink } from "../figure-link.tsx";
import { OpeningRow } from "../opening-row.tsx";
import { cellOf, type Head } from "../panel-table.tsx";
import { percent } from "../percent.ts";

export const gapHeads: Head[] = [
  { label: "Question" },
  { label: "Customers left", end: true, from: "md" },
  { label: "Left in", end: true },
  { label: "of all", end: true, from: "md" },
  { label: "Unanswered", end: true, from: "lg" },
  { label: "Escalated", end: true, from: "lg" },
];

type GapRowsProps = { gap: Gap; open: boolean; onToggle: () => void };

/** A question that leaves customers without an answer. */
export function GapRows({ gap, open, onToggle }: GapRowsProps) {
  const { left, left_share, unanswered, escalated } = gap;
  const wide = cellOf({ end: true, from: "lg" });
  return (
    <OpeningRow
      question={gap}
      open={open}
      onToggle={onToggle}
      columns={6}
      note={`${counted(left.customers, "customer")} left so, ${percent(left_share)} of all who ask`}
    >
      <td className={cellOf({ end: true, from: "md" })}>{count(left.customers)}</td>
      <td className={cellOf({ end: true })}>
        <FigureLink counted={left} of="conversations unanswered or escalated" className="font-semibold" />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>{percent(left_share)}</td>
      <td className={wide}>
        <FigureLink counted={unanswered} of="unanswered" />
      </td>
      <td className={wide}>
        <FigureLink counted={escalated} of="escalated" />
      </td>
    </OpeningRow>
  );
}
