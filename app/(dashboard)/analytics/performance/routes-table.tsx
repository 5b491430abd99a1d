import { cellOf } from "#components/charts/wording.ts";
import type { Performance } from "#lib/domain/analytics/performance/hooks.ts";
import { count } from "../../figure-words.ts";
import { FigureTable } from "../calls/figure-table.tsx";
import { logHref } from "../calls/log-href.ts";
import { milliseconds } from "../calls/writing.ts";

/** How each operation of the API did; each figure leads to its calls. */
export function RoutesTable({ routes }: { routes: Performance["routes"] }) {
  return (
    <FigureTable
      className="border-line border-t"
      empty="No operation was called in these days."
      table={{
        label: "By operation",
        head: ["Operation", "Calls", "Half within", "95 % within", "99 % within", "Refused", "Failed"],
        rows: routes.map(({ operation, method, route, filter, requests, response_time_ms: { p50, p95, p99 } }) => ({
          key: operation,
          label: `${method} ${route}`,
          href: logHref(filter),
          cells: [
            cellOf(requests.calls, count),
            cellOf(p50, milliseconds),
            cellOf(p95, milliseconds),
            cellOf(p99, milliseconds),
            cellOf(requests.client_errors, count, logHref(filter, { status: "4xx" })),
            cellOf(requests.server_errors, count, logHref(filter, { status: "5xx" })),
          ],
        })),
      }}
    />
  );
}
