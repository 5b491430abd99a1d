import { cellOf } from "#components/charts/wording.ts";
import { count } from "../../figure-words.ts";
import { STATUS_TEXT } from "../../request-logs/status-text.ts";
import { FigureTable } from "./figure-table.tsx";
import { logHref } from "./log-href.ts";

type Row = { status: number; calls: number; filter: string };

/** Calls by the status of their answers. */
export function StatusesTable({ statuses }: { statuses: readonly Row[] }) {
  return (
    <FigureTable
      empty="No call was answered in these days."
      table={{
        label: "By status",
        head: ["Status", "Calls"],
        rows: statuses.map(({ status, calls, filter }) => ({
          key: String(status),
          label: `${status} ${STATUS_TEXT[status] ?? ""}`.trim(),
          href: logHref(filter),
          cells: [cellOf(calls, count)],
        })),
      }}
    />
  );
}
