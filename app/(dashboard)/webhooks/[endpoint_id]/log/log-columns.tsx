import { clsx } from "clsx";
import Link from "next/link";
import { columnsOf } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { Delivery } from "#lib/domain/webhooks/hooks.ts";
import { answerOf, shortId, stateOf } from "./delivery-words.ts";
import { NextTry } from "./next-try.tsx";
import { Took } from "./took.tsx";
import { Track } from "./track.tsx";

const all = columnsOf<Delivery>()((column) => [
  column.display({
    id: "time",
    header: "Time",
    cell: ({ row }) => <ClockTime at={row.original.created_at} format="milliseconds" className="font-mono text-mono" />,
    meta: { width: "120px" },
  }),
  column.display({
    id: "outcome",
    header: "Outcome",
    cell: ({ row }) => {
      const { glyph, word } = stateOf(row.original);
      return <State glyph={glyph}>{word}</State>;
    },
    meta: { width: "106px" },
  }),
  column.display({ id: "event", header: "Event", cell: ({ row }) => <EventName delivery={row.original} /> }),
  column.display({
    id: "about",
    header: "About",
    cell: ({ row }) => <About id={row.original.conversation_id} />,
    meta: { width: "74px", from: "lg" },
  }),
  column.display({
    id: "attempts",
    header: "Attempts",
    cell: ({ row }) => <Track delivery={row.original} />,
    meta: { width: "86px", from: "lg" },
  }),
  column.display({
    id: "answer",
    header: "Answer",
    cell: ({ row }) => <Answer delivery={row.original} />,
    meta: { width: "74px" },
  }),
  column.display({
    id: "took",
    header: "Took",
    cell: ({ row }) => <Took ms={row.original.last_duration_ms} />,
    meta: { width: "102px", from: "lg" },
  }),
  column.display({
    id: "next",
    header: "Next",
    cell: ({ row }) => <NextTry delivery={row.original} />,
    meta: { width: "88px", align: "end" },
  }),
]);

const narrow = all.filter((column) => column.id !== "about" && column.id !== "took");

/** Beside the inspector the log does without what the inspector says. */
export const logColumns = { all, narrow };

function EventName({ delivery }: { delivery: Delivery }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-mono text-ink text-mono" title={delivery.event_type}>
        {delivery.event_type}
      </span>
      {delivery.test && <Tag>test</Tag>}
    </span>
  );
}

function About({ id }: { id: string | null }) {
  if (id === null) return null;
  return (
    <Link href={`/conversations/${id}`} title={id} className="font-mono text-ink-2 text-mono hover:underline">
      {shortId(id)}
    </Link>
  );
}

export function Answer({ delivery }: { delivery: Delivery }) {
  const { last_status_code, last_error, status } = delivery;
  const answer = answerOf(last_status_code, last_error?.code ?? null);
  return <span className={clsx("font-mono text-mono", status !== "succeeded" && "text-bad")}>{answer}</span>;
}
