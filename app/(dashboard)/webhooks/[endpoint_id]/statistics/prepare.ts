import type { ChartPoint } from "#components/charts/series.ts";
import type { Statistics } from "#lib/domain/webhooks/hooks.ts";

const hourMs = 3_600_000;

/** The log of deliveries made in a time, and of one outcome where it is named. */
export function logOf(endpointId: string, from: Date, to: Date, status?: string): string {
  const query = new URLSearchParams({ ...(status && { status }), from: from.toISOString(), to: to.toISOString() });
  return `/webhooks/${endpointId}?${query}`;
}

/** A point for every hour, those without deliveries included: nothing sent is zero, how long nothing took is not known. */
export function hourPoints({ endpoint_id, start, end, hours }: Statistics, zone: string): ChartPoint[] {
  const known = new Map(hours.map((hour) => [Date.parse(hour.start), hour]));
  const first = Math.floor(Date.parse(start) / hourMs) * hourMs;
  const count = Math.ceil((Date.parse(end) - first) / hourMs);
  return Array.from({ length: count }, (_, index) => {
    const from = new Date(first + index * hourMs);
    const to = new Date(from.getTime() + hourMs);
    const hour = known.get(from.getTime());
    return {
      key: from.toISOString(),
      label: labelOf(from, zone, count > 24),
      title: from.toLocaleString("en-GB", { weekday: "long", day: "numeric", month: "long", ...clock, timeZone: zone }),
      values: {
        succeeded: hour?.succeeded ?? 0,
        failed: hour?.failed ?? 0,
        waiting: hour?.waiting ?? 0,
        unwanted: hour ? hour.deliveries - hour.succeeded - hour.failed - hour.waiting : 0,
        p50: hour?.duration_ms_p50,
        p95: hour?.duration_ms_p95,
      },
      unfinished: to.getTime() > Date.parse(end),
      href: logOf(endpoint_id, from, to),
    };
  });
}

const clock = { hour: "2-digit", minute: "2-digit" } as const;

const labelOf = (at: Date, zone: string, withDay: boolean) =>
  at.toLocaleString("en-GB", { ...(withDay && { weekday: "short" }), ...clock, timeZone: zone });
