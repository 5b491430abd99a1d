import type { ChartTableProps } from "#components/charts/chart-table.tsx";
import { cellOf } from "#components/charts/wording.ts";
import type { Usage } from "#lib/domain/analytics/usage/hooks.ts";
import { count } from "../../figure-words.ts";
import { FigureTable } from "../calls/figure-table.tsx";
import { logHref } from "../calls/log-href.ts";
import { percentage } from "../calls/writing.ts";

type Part = Usage["keys"][number] | Usage["routes"][number];

const figureHeads = ["Calls", "Share", "Refused", "Limits reached", "Failed"];

const cellsOf = ({ calls, share, client_errors, limited, server_errors, filter }: Part) => [
  cellOf(calls, count),
  cellOf(share, percentage),
  cellOf(client_errors, count, logHref(filter, { status: "4xx" })),
  cellOf(limited, count, logHref(filter, { status: "429" })),
  cellOf(server_errors, count, logHref(filter, { status: "5xx" })),
];

/** What each key did; a name leads to its calls. */
export function KeysTable({ keys }: { keys: Usage["keys"] }) {
  const table: ChartTableProps = {
    label: "By key",
    head: ["Key", ...figureHeads],
    rows: keys.map((part) => ({
      key: part.key_id,
      label: part.key_name ?? part.key_id,
      href: logHref(part.filter),
      cells: cellsOf(part),
    })),
  };
  return <FigureTable className="border-line border-t" table={table} empty="No key called in these days." />;
}

/** What was called; a path leads to its calls. */
export function OperationsTable({ routes }: { routes: Usage["routes"] }) {
  const table: ChartTableProps = {
    label: "By operation",
    head: ["Operation", ...figureHeads],
    rows: routes.map((part) => ({
      key: part.operation,
      label: `${part.method} ${part.route}`,
      href: logHref(part.filter),
      cells: cellsOf(part),
    })),
  };
  return <FigureTable className="border-line border-t" table={table} empty="No operation was called in these days." />;
}

/** Which endpoint was sent what. */
export function WebhooksTable({ webhooks }: { webhooks: Usage["webhooks"] }) {
  const table: ChartTableProps = {
    label: "Webhooks by endpoint and event",
    head: ["Event and endpoint", "Attempts", "Taken", "Given up"],
    rows: webhooks.map(({ endpoint_id, url, event_type, attempts, success_rate, gave_up }) => ({
      key: `${endpoint_id} ${event_type}`,
      label: `${event_type} to ${url ?? `${endpoint_id}, deleted`}`,
      href: url ? `/webhooks/${endpoint_id}?event=${event_type}` : undefined,
      cells: [cellOf(attempts, count), cellOf(success_rate, percentage), cellOf(gave_up, count)],
    })),
  };
  return <FigureTable table={table} empty="No webhook was sent in these days." />;
}
