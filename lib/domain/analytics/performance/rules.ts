// Durations are kept as histograms (the migration's `time_field`): field 0 counts those below a millisecond, field i
// those from 1.1^(i-1) up to 1.1^i.

const base = 1.1;

/** What a field's durations are taken for: its geometric middle, at most 4.9 % off any of them. */
const middleOf = (field: number) => (field === 0 ? 0.5 : base ** (field - 0.5));

/** The fields of a histogram that something fell into, counted from 0, and what fell into each. */
export type Filled = { fields: number[]; counts: number[] };

export function histogramOf({ fields, counts }: Filled): number[] {
  const all: number[] = new Array(Math.max(...fields) + 1).fill(0);
  for (const [index, field] of fields.entries()) all[field] = counts[index] ?? 0;
  return all;
}

/** The duration that this share of all calls did not exceed, in milliseconds; null without any. */
export function percentile(fields: readonly number[], share: number): number | null {
  const all = sum(fields);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(share * all));
  let seen = 0;
  const field = fields.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  return rounded(middleOf(field), 1);
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** A part of all; null when there is nothing to be a part of. */
export const share = (part: number, all: number): number | null => (all > 0 ? rounded(part / all, 4) : null);

export function timesOf(fields: readonly number[] = []) {
  return {
    count: sum(fields),
    p50: percentile(fields, 0.5),
    p95: percentile(fields, 0.95),
    p99: percentile(fields, 0.99),
  };
}

/** Calls by the status of their answers. */
export type ByStatus = readonly { status: number; calls: number }[];

export function requestsOf(rows: ByStatus, minutes: number) {
  const callsOf = (holds: (status: number) => boolean) =>
    sum(rows.filter(({ status }) => holds(status)).map(({ calls }) => calls));
  const calls = callsOf(() => true);
  const clientErrors = callsOf((status) => status >= 400 && status < 500);
  const serverErrors = callsOf((status) => status >= 500);
  return {
    calls,
    per_minute: minutes > 0 ? rounded(calls / minutes, 3) : null,
    client_errors: clientErrors,
    server_errors: serverErrors,
    limited: callsOf((status) => status === 429),
    client_error_rate: share(clientErrors, calls),
    server_error_rate: share(serverErrors, calls),
  };
}

/** The minutes of a stretch that have passed. */
export const minutesPassed = (from: Date, to: Date, now: Date): number =>
  Math.max(0, Math.min(to.getTime(), now.getTime()) - from.getTime()) / 60_000;

/** Rows by the step that they belong to. */
export function byStep<Row extends { step: number | null }>(rows: readonly Row[]): Map<number, Row[]> {
  const steps = new Map<number, Row[]>();
  for (const row of rows) {
    if (row.step === null) continue;
    const there = steps.get(row.step);
    if (there) there.push(row);
    else steps.set(row.step, [row]);
  }
  return steps;
}
