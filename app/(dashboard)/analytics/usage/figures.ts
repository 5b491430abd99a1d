import { changeOf } from "#components/charts/change.ts";
import type { FigureTab } from "#components/charts/figure-tabs.tsx";
import type { ChartPoint, Series } from "#components/charts/series.ts";
import type { Usage } from "#lib/domain/analytics/usage/hooks.ts";
import { count } from "../../figure-words.ts";
import { logHref } from "../calls/log-href.ts";
import { nameOf } from "../figures/series-points.ts";

export const figureIds = ["calls", "client_errors", "limited", "server_errors", "webhooks"] as const;
export type FigureId = (typeof figureIds)[number];

type Point = Usage["points"][number];

const labels: Record<FigureId, string> = {
  calls: "Calls",
  client_errors: "Refused (4xx)",
  limited: "Limits reached",
  server_errors: "Failed (5xx)",
  webhooks: "Webhook attempts",
};

const statuses: Partial<Record<FigureId, string>> = { client_errors: "4xx", limited: "429", server_errors: "5xx" };

export const notes: Record<FigureId, string> = {
  calls: "Made with your API keys; the dashboard’s own are not among them.",
  client_errors: "Calls that could not be done as they were sent; each answer says what to change.",
  limited: "Calls refused because a key or the shop made too many in a minute.",
  server_errors: "Calls that failed on our side.",
  webhooks: "Attempts to deliver an event to one of your endpoints, tests left out.",
};

const OTHERS = "others";
const DRAWN_KEYS = 5;

const figureAt = (point: Point, id: FigureId) => (id === "webhooks" ? point.webhook_attempts : point[id]);

export function tabsOf({ total, previous, points }: Usage): FigureTab[] {
  const attempts = points.reduce((sum, point) => sum + point.webhook_attempts, 0);
  return figureIds.map((id) => ({
    value: id,
    label: labels[id],
    figure: count(id === "webhooks" ? attempts : total[id]),
    change: id === "webhooks" || !previous ? undefined : changeOf(total[id], previous[id], { as: "percent" }),
  }));
}

/** Calls are told apart by the keys that made them, where several did. */
export const drawnKeys = ({ keys }: Usage, id: FigureId): Usage["keys"] =>
  id === "calls" && keys.length > 1 ? keys.slice(0, DRAWN_KEYS) : [];

export function seriesOf(answer: Usage, id: FigureId): Series[] {
  const keys = drawnKeys(answer, id);
  if (keys.length === 0) return [{ key: id, label: labels[id] }];
  const named = keys.map(({ key_id, key_name }) => ({ key: key_id, label: key_name ?? key_id }));
  return answer.keys.length > keys.length
    ? [...named, { key: OTHERS, label: "Other keys", colour: "c0" as const }]
    : named;
}

export function pointsOf(answer: Usage, id: FigureId): ChartPoint[] {
  const { interval, time_zone, generated_at } = answer;
  const keys = drawnKeys(answer, id);
  const points = answer.points.filter(({ starts_at }) => starts_at <= generated_at);
  return points.map((point, index) => ({
    key: point.label,
    ...nameOf(point, interval, points.length, time_zone),
    values: valuesOf(point, index, id, keys),
    unfinished: point.unfinished,
    href: id === "webhooks" ? "/webhooks" : logHref(point.filter, statusFilter(id)),
    openLabel: id === "webhooks" ? "Open your endpoints" : "Open these calls",
    hrefs: Object.fromEntries(keys.map(({ key_id }) => [key_id, logHref(point.filter, { key_id })])),
  }));
}

function statusFilter(id: FigureId): Record<string, string> {
  const status = statuses[id];
  return status ? { status } : {};
}

function valuesOf(point: Point, index: number, id: FigureId, keys: Usage["keys"]): ChartPoint["values"] {
  if (keys.length === 0) return { [id]: figureAt(point, id) };
  const own = keys.map(({ key_id, calls_by_point }) => [key_id, calls_by_point[index] ?? 0] as const);
  const shown = own.reduce((sum, [, calls]) => sum + calls, 0);
  return { ...Object.fromEntries(own), [OTHERS]: point.calls - shown };
}
