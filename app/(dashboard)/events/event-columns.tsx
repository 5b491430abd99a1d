import Link from "next/link";
import { columnsOf } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import type { EventRow } from "#lib/domain/events/hooks.ts";
import { sentenceOf } from "./event-words.ts";

const all = columnsOf<EventRow>()((column) => [
  column.display({
    id: "time",
    header: "Time",
    cell: ({ row }) => <ClockTime at={row.original.timestamp} format="datetime" className="text-ink-2" />,
    meta: { width: "156px" },
  }),
  column.display({
    id: "event",
    header: "Event",
    cell: ({ row }) => <code className="font-mono text-ink text-mono">{row.original.event}</code>,
    meta: { width: "268px" },
  }),
  column.display({
    id: "what",
    header: "What happened",
    cell: ({ row }) => (
      <bdi className="block truncate" title={sentenceOf(row.original)}>
        {sentenceOf(row.original)}
      </bdi>
    ),
  }),
  column.display({
    id: "about",
    header: "About",
    cell: ({ row }) => <About data={row.original.data} />,
    meta: { width: "112px", from: "lg" },
  }),
]);

/** Beside the inspector the list does without what the inspector says. */
export const eventColumns = { all, narrow: all.filter((column) => column.id !== "about") };

/** The conversation, else the customer, that an event is about. */
export function aboutOf(data: EventRow["data"]): { href: string; label: string } | null {
  if (typeof data.conversation_id === "string") {
    return { href: `/conversations/${data.conversation_id}`, label: "Conversation" };
  }
  if (typeof data.customer_id === "string") return { href: `/customers/${data.customer_id}`, label: "Customer" };
  if (typeof data.sku === "string") return { href: `/inventory?sku=${encodeURIComponent(data.sku)}`, label: "Product" };
  return null;
}

function About({ data }: { data: EventRow["data"] }) {
  const about = aboutOf(data);
  if (!about) return null;
  return (
    <Link href={about.href} className="rounded-tag text-ink-2 underline decoration-edge underline-offset-2">
      {about.label}
    </Link>
  );
}

/** An event in two lines, for phones. */
export function EventLines({ event }: { event: EventRow }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <code className="truncate font-mono text-ink text-mono">{event.event}</code>
        <ClockTime at={event.timestamp} format="datetime" className="shrink-0 text-ink-3 text-meta" />
      </span>
      <bdi className="truncate text-ink-2">{sentenceOf(event)}</bdi>
    </span>
  );
}
