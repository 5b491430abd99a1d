import { columnsOf, pick } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { Tag } from "#components/ui/tag.tsx";
import type { AuditEntry } from "#lib/domain/audit/hooks.ts";
import { actionWords, targetOf } from "./audit-words.ts";

const all = columnsOf<AuditEntry>()((column) => [
  column.accessor("created_at", {
    header: "Time",
    cell: (c) => <ClockTime at={c.getValue()} format="datetime" className="text-ink-2" />,
    meta: { width: "156px" },
  }),
  column.accessor("action", {
    header: "What was done",
    cell: (c) => <span className="text-ink">{actionWords(c.getValue())}</span>,
    meta: { width: "240px" },
  }),
  column.display({
    id: "target",
    header: "To what",
    cell: ({ row }) => <bdi className="block truncate">{targetOf(row.original)}</bdi>,
  }),
  column.display({
    id: "actor",
    header: "By whom",
    cell: ({ row }) => <Actor actor={row.original.actor} />,
    meta: { width: "200px" },
  }),
  column.accessor("address", {
    header: "From",
    cell: (c) => <code className="font-mono text-mono">{c.getValue() ?? "–"}</code>,
    meta: { width: "140px", from: "xl" },
  }),
]);

/** Beside the inspector the list does without what the inspector says. */
export const auditColumns = { all, narrow: pick(all, ["created_at", "action", "target"]) };

export function Actor({ actor }: { actor: AuditEntry["actor"] }) {
  return (
    <span className="flex min-w-0 items-center gap-2">
      <bdi className="truncate">{actor.name}</bdi>
      {actor.type === "key" && <Tag>key</Tag>}
    </span>
  );
}

/** An entry in two lines, for phones. */
export function AuditLines({ entry }: { entry: AuditEntry }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <span className="truncate text-ink">{actionWords(entry.action)}</span>
        <ClockTime at={entry.created_at} format="datetime" className="shrink-0 text-ink-3 text-meta" />
      </span>
      <span className="flex items-baseline gap-3 text-ink-2">
        <bdi className="min-w-0 flex-1 truncate">{targetOf(entry)}</bdi>
        <span className="shrink-0 text-meta">{entry.actor.name}</span>
      </span>
    </span>
  );
}
