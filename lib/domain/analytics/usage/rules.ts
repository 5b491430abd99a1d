import { addMonths, dateIn, startOfDay } from "#lib/calendar.ts";
import type { Interval, Period } from "../performance/period/rules.ts";
import { share, sum } from "../performance/rules.ts";
import type { CallsRow, WebhooksRow } from "./queries.ts";

const quarterMs = 15 * 60_000;

type Counted = { status: number | null; calls: number };

/** What calls came to, from their counts by status. */
export function figuresOf(rows: readonly Counted[]) {
  const callsOf = (holds: (status: number) => boolean) =>
    sum(rows.filter(({ status }) => status !== null && holds(status)).map(({ calls }) => calls));
  return {
    calls: callsOf(() => true),
    client_errors: callsOf((status) => status >= 400 && status < 500),
    server_errors: callsOf((status) => status >= 500),
    limited: callsOf((status) => status === 429),
  };
}

/** The figures of each key or operation, the busiest first. */
export function partsBy(calls: readonly CallsRow[], by: "key_id" | "operation") {
  const rows = calls.filter((row) => row[by] !== null && row.status !== null);
  const all = sum(rows.map((row) => row.calls));
  return [...Map.groupBy(rows, (row) => row[by] as string)]
    .map(([id, own]) => ({ id, rows: own, ...figuresOf(own) }))
    .map((part) => ({ ...part, share: share(part.calls, all) }))
    .toSorted((a, b) => b.calls - a.calls);
}

export function webhooksOf(rows: readonly WebhooksRow[]) {
  return rows
    .flatMap(({ endpoint_id, event_type, url, attempts, succeeded, gave_up }) =>
      endpoint_id === null || event_type === null
        ? []
        : [{ endpoint_id, url, event_type, attempts, succeeded, gave_up, success_rate: share(succeeded, attempts) }],
    )
    .toSorted((a, b) => b.attempts - a.attempts);
}

/**
 * As long a stretch right before, or a year before; of whole months by month as many months. While the period runs it is
 * cut where now would be, or every morning looks poor.
 */
export function stretchToCompare(
  period: Period,
  { compare, interval, zone }: { compare: "previous" | "year"; interval: Interval; zone: string },
  now: Date,
): [Date, Date] {
  const [begin, last] = [period.edges.at(0) as Date, period.edges.at(-1) as Date];
  const length = last.getTime() - begin.getTime();
  const start = new Date(begin.getTime() - length);
  if (
    compare === "previous" &&
    interval === "month" &&
    last <= now &&
    [begin, last].every((edge) => beginsMonth(edge, zone))
  ) {
    return [startOfDay(addMonths(dateIn(zone, begin), 1 - period.edges.length), zone), begin];
  }
  if (compare === "year") {
    start.setTime(begin.getTime());
    start.setUTCFullYear(begin.getUTCFullYear() - 1);
  }
  const run = last <= now ? length : Math.ceil((now.getTime() - begin.getTime()) / quarterMs) * quarterMs;
  return [start, new Date(start.getTime() + Math.max(0, run))];
}

function beginsMonth(moment: Date, zone: string): boolean {
  const date = dateIn(zone, moment);
  return date.endsWith("-01") && startOfDay(date, zone).getTime() === moment.getTime();
}
