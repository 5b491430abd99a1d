import Link from "next/link";
import { columnsOf } from "#components/data-table/columns.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { SegmentRow } from "#lib/domain/segments/hooks.ts";
import { sentenceOf } from "./condition-words.ts";

export const segmentColumns = columnsOf<SegmentRow>()((column) => [
  column.accessor("name", { header: "Segment", cell: (c) => <bdi>{c.getValue()}</bdi>, meta: { width: "28%" } }),
  column.display({
    id: "condition",
    header: "Who is in it",
    cell: ({ row }) => <bdi title={sentenceOf(row.original.condition)}>{sentenceOf(row.original.condition)}</bdi>,
  }),
  column.display({
    id: "count",
    header: "Customers",
    cell: ({ row }) => <Count segment={row.original} />,
    meta: { align: "end", width: "112px" },
  }),
  column.accessor("updated_at", {
    header: "Changed",
    cell: (c) => <RelativeTime at={c.getValue()} />,
    meta: { align: "end", width: "128px", from: "lg" },
  }),
]);

function Count({ segment: { id, customer_count } }: { segment: SegmentRow }) {
  if (customer_count === null) return "many";
  return (
    <Link
      href={`/customers?segment=${id}`}
      className="rounded-tag underline decoration-edge underline-offset-2 hover:decoration-ink"
    >
      {customer_count.toLocaleString("en-GB")}
    </Link>
  );
}

/** A segment in two lines, for phones. */
export function SegmentLines({ segment }: { segment: SegmentRow }) {
  return (
    <>
      <p className="flex items-baseline gap-3">
        <bdi className="min-w-0 flex-1 truncate font-semibold text-ink">{segment.name}</bdi>
        <span className="shrink-0 text-ink-2">{segment.customer_count?.toLocaleString("en-GB") ?? "many"}</span>
      </p>
      <p className="truncate text-ink-2" dir="auto">
        {sentenceOf(segment.condition)}
      </p>
    </>
  );
}
