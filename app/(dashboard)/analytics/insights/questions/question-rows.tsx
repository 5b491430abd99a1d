import type { Question } from "#lib/domain/analytics/insights/questions/hooks.ts";
import { decimal } from "../../../figure-words.ts";
import { ChangeCell } from "../change-cell.tsx";
import { FigureLink } from "../figure-link.tsx";
import { OpeningRow } from "../opening-row.tsx";
import { cellOf, type Head } from "../panel-table.tsx";
import { percent } from "../percent.ts";

export const questionHeads = (compared: string): Head[] => [
  { label: "Question" },
  { label: "Asked in", end: true },
  { label: compared, end: true, from: "md" },
  { label: "Resolved", end: true, from: "md" },
  { label: "Unanswered", end: true, from: "lg" },
  { label: "Escalated", end: true, from: "lg" },
  { label: "Satisfaction", end: true, from: "lg" },
];

type QuestionRowsProps = { question: Question; open: boolean; onToggle: () => void };

/** What is asked, how often, and what comes of it. */
export function QuestionRows({ question, open, onToggle }: QuestionRowsProps) {
  const { conversations, change, resolved, unanswered, escalated, satisfaction, resolution_rate } = question;
  const wide = cellOf({ end: true, from: "lg" });
  return (
    <OpeningRow
      question={question}
      open={open}
      onToggle={onToggle}
      columns={7}
      note={`${percent(resolution_rate)} resolved`}
    >
      <td className={cellOf({ end: true })}>
        <FigureLink counted={conversations} of="conversations" className="font-semibold" />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>
        <ChangeCell now={conversations.count} change={change} />
      </td>
      <td className={cellOf({ end: true, from: "md" })}>
        <FigureLink counted={resolved} of={`resolved, ${resolved.count} conversations`}>
          {percent(resolution_rate)}
        </FigureLink>
      </td>
      <td className={wide}>
        <FigureLink counted={unanswered} of="unanswered" />
      </td>
      <td className={wide}>
        <FigureLink counted={escalated} of="escalated" />
      </td>
      <td className={wide}>{satisfaction === null ? "–" : decimal(satisfaction)}</td>
    </OpeningRow>
  );
}
