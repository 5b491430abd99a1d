import { clsx } from "clsx";
import { columnsOf, pick } from "#components/data-table/columns.ts";
import { ClockTime } from "#components/ui/relative-time.tsx";
import { State } from "#components/ui/state.tsx";
import type { LoggedCall } from "#lib/domain/request-logs/hooks.ts";
import { duration } from "../webhooks/[endpoint_id]/log/delivery-words.ts";
import { glyphOf } from "./call-words.ts";

const SLOW_MS = 1_000;

const all = columnsOf<LoggedCall>()((column) => [
  column.accessor("created_at", {
    header: "Time",
    cell: (c) => <ClockTime at={c.getValue()} format="precise" className="font-mono text-mono" />,
    meta: { width: "184px" },
  }),
  column.accessor("status", {
    header: "Status",
    cell: (c) => <State glyph={glyphOf(c.getValue())}>{c.getValue()}</State>,
    meta: { width: "84px" },
  }),
  column.display({
    id: "call",
    header: "Call",
    cell: ({ row: { original } }) => (
      <code className="block truncate font-mono text-ink text-mono" title={original.path}>
        <span className="inline-block w-14 text-ink-3">{original.method}</span>
        {original.path}
      </code>
    ),
  }),
  column.accessor("error_code", {
    header: "Error",
    cell: (c) => <code className="font-mono text-mono">{c.getValue()}</code>,
    meta: { width: "172px", from: "xl" },
  }),
  column.accessor("key_name", {
    header: "Key",
    cell: (c) => <bdi>{c.getValue() ?? "a removed key"}</bdi>,
    meta: { width: "144px", from: "lg" },
  }),
  column.accessor("address", {
    header: "From",
    cell: (c) => <code className="font-mono text-mono">{c.getValue() ?? "–"}</code>,
    meta: { width: "132px", from: "xl" },
  }),
  column.accessor("duration_ms", {
    header: "Took",
    cell: (c) => <span className={clsx(c.getValue() >= SLOW_MS && "text-warn")}>{duration(c.getValue())}</span>,
    meta: { align: "end", width: "80px" },
  }),
]);

/** Beside the inspector the log does without what the inspector says. */
export const logColumns = { all, narrow: pick(all, ["created_at", "status", "call", "duration_ms"]) };

/** A call in two lines, for phones. */
export function LogLines({ logged }: { logged: LoggedCall }) {
  return (
    <span className="flex flex-col gap-1">
      <span className="flex items-baseline justify-between gap-3">
        <code className="truncate font-mono text-ink text-mono">
          {logged.method} {logged.path}
        </code>
        <ClockTime at={logged.created_at} format="datetime" className="shrink-0 text-ink-3 text-meta" />
      </span>
      <span className="flex items-center gap-3">
        <State glyph={glyphOf(logged.status)}>{logged.status}</State>
        <bdi className="min-w-0 flex-1 truncate text-ink-2 text-meta">{logged.key_name ?? "a removed key"}</bdi>
        <span className="shrink-0 text-ink-2 text-meta">{duration(logged.duration_ms)}</span>
      </span>
    </span>
  );
}
