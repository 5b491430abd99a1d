import type { FigureTab } from "#components/charts/figure-tabs.tsx";
import type { ChartPoint, Series } from "#components/charts/series.ts";
import type { Performance } from "#lib/domain/analytics/performance/hooks.ts";
import { count } from "../../figure-words.ts";
import { logHref } from "../calls/log-href.ts";
import { milliseconds, orNull, percentage } from "../calls/writing.ts";
import { nameOf } from "../figures/series-points.ts";

export const figureIds = ["times", "calls", "errors", "uptime", "webhooks"] as const;
export type FigureId = (typeof figureIds)[number];

type Point = Performance["points"][number];
type Figures = Pick<Point, "requests" | "response_time_ms" | "uptime" | "webhooks">;

type Drawn = {
  label: string;
  /** What the chart says below its title. */
  note: string;
  headline: (figures: Figures) => string | null;
  series: readonly Series[];
  values: (figures: Figures) => ChartPoint["values"];
  write: (value: number) => string;
  /** Where the axis ends whatever the values. */
  top?: number;
  /** The rows behind a point. */
  href: (point: Point) => string;
  open: string;
};

const parts = (share: number | null) => (share === null ? null : share * 100);
const writePercent = (value: number) => percentage(value / 100);
/** A service is up as far as the less available of its parts. */
const worst = ({ api, worker }: Figures["uptime"]) =>
  api === null || worker === null ? (api ?? worker) : Math.min(api, worker);
const webhookLog = () => "/webhooks";

/** The five figures of the page, and what is drawn for each. */
export const drawn: Record<FigureId, Drawn> = {
  times: {
    label: "95 % answered within",
    note: "How long your programs waited for an answer; at most 5 % off.",
    headline: ({ response_time_ms }) => orNull(response_time_ms.p95, milliseconds),
    series: [
      { key: "p50", label: "Half of the calls" },
      { key: "p95", label: "95 of 100" },
      { key: "p99", label: "99 of 100" },
    ],
    values: ({ response_time_ms: { p50, p95, p99 } }) => ({ p50, p95, p99 }),
    write: milliseconds,
    href: ({ filter }) => logHref(filter),
    open: "Open these calls",
  },
  calls: {
    label: "Calls",
    note: "Made with your API keys; the dashboard’s own are not among them.",
    headline: ({ requests }) => count(requests.calls),
    series: [{ key: "calls", label: "Calls" }],
    values: ({ requests }) => ({ calls: requests.calls }),
    write: count,
    href: ({ filter }) => logHref(filter),
    open: "Open these calls",
  },
  errors: {
    label: "Failed on our side",
    note: "Failed: answered 5xx, which is ours to mend. Refused: answered 4xx, with the reason in each answer.",
    headline: ({ requests }) => orNull(requests.server_error_rate, percentage),
    series: [
      { key: "failed", label: "Failed (5xx)" },
      { key: "refused", label: "Refused (4xx)" },
    ],
    values: ({ requests }) => ({
      failed: parts(requests.server_error_rate),
      refused: parts(requests.client_error_rate),
    }),
    write: writePercent,
    href: ({ filter }) => logHref(filter, { status: "4xx,5xx" }),
    open: "Open those that failed or were refused",
  },
  uptime: {
    label: "Uptime",
    note: "Minutes in which the API answered and in which the worker delivered. Unknown before the first was noted.",
    headline: ({ uptime }) => orNull(worst(uptime), percentage),
    series: [
      { key: "api", label: "API" },
      { key: "worker", label: "Worker" },
    ],
    values: ({ uptime }) => ({ api: parts(uptime.api), worker: parts(uptime.worker) }),
    write: writePercent,
    top: 100,
    href: ({ filter }) => logHref(filter),
    open: "Open the calls of that time",
  },
  webhooks: {
    label: "Webhooks taken",
    note: "Attempts to deliver that your endpoints answered well; an attempt that fails is made again.",
    headline: ({ webhooks }) => orNull(webhooks.success_rate, percentage),
    series: [{ key: "taken", label: "Attempts taken" }],
    values: ({ webhooks }) => ({ taken: parts(webhooks.success_rate) }),
    write: writePercent,
    top: 100,
    href: webhookLog,
    open: "Open your endpoints",
  },
};

export const tabsOf = (answer: Performance): FigureTab[] =>
  figureIds.map((value) => ({ value, label: drawn[value].label, figure: drawn[value].headline(answer) }));

/** One figure over time; each point leads to its rows. */
export function pointsOf({ points: all, interval, time_zone, generated_at }: Performance, id: FigureId): ChartPoint[] {
  const { values, href, open } = drawn[id];
  const points = all.filter(({ starts_at }) => starts_at <= generated_at);
  return points.map((point) => ({
    key: point.label,
    ...nameOf(point, interval, points.length, time_zone),
    values: values(point),
    unfinished: point.unfinished,
    href: href(point),
    openLabel: open,
  }));
}
