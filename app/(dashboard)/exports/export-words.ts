import { type MetricId, metrics } from "#lib/domain/analytics/definitions/catalogue.ts";
import { type Dimension, dimensions } from "#lib/domain/analytics/definitions/dimensions.ts";
import type { Compression, Format } from "#lib/domain/exports/formats/contract.ts";
import type { ExportRow } from "#lib/domain/exports/hooks.ts";
import type { ResourceName } from "#lib/domain/exports/resources/contract.ts";
import { metricName } from "../analytics/figures/metric-names.ts";

export const resourceWords: Record<ResourceName, string> = {
  conversations: "Conversations",
  messages: "Messages",
  customers: "Customers",
  events: "Events",
  deliveries: "Webhook deliveries",
  request_logs: "Request logs",
  audit_logs: "Audit log",
  analytics: "Figures of Analytics",
};

export const formatWords: Record<Format, string> = {
  csv: "CSV, for spreadsheets",
  xlsx: "Excel workbook",
  ndjson: "JSON lines, for programs",
  json: "JSON",
};

export const compressionWords: Record<Compression, string> = { none: "None", gzip: "gzip", zstd: "Zstandard" };

const shortFormats: Record<Format, string> = { csv: "CSV", xlsx: "Excel", ndjson: "JSON lines", json: "JSON" };

/** `CSV, gzip`. */
export const formOf = ({ format, compression }: Pick<ExportRow, "format" | "compression">): string =>
  compression === "none" ? shortFormats[format] : `${shortFormats[format]}, ${compressionWords[compression]}`;

const units = ["bytes", "kB", "MB", "GB", "TB"] as const;

/** `9.8 MB`. */
export function sizeWords(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toLocaleString("en-GB", { maximumFractionDigits: digits })} ${units[unit]}`;
}

export const rowsWords = (rows: number): string => `${rows.toLocaleString("en-GB")} ${rows === 1 ? "row" : "rows"}`;

/** `40 s`, `3 min`, `2 h`. */
export function remainingWords(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

const comparisonWords: Record<string, string> = {
  none: "nothing",
  previous: "the days before",
  year: "the year before",
};

/** Values whose names are the program's. */
const wordsOf: Record<string, (value: string) => string | undefined> = {
  metrics: (id) => metricName({ id, label: metrics[id as MetricId]?.label ?? "one of your own" }),
  group_by: (id) => dimensions[id as Dimension]?.label.toLowerCase(),
  compare: (value) => comparisonWords[value],
};

const labels: Record<string, string> = { metrics: "Figures", compare: "Compared with", groups: "Groups, at most" };

function valueWords(name: string, value: unknown): string {
  if (Array.isArray(value)) return value.map((one) => valueWords(name, one)).join(", ");
  if (typeof value === "object") return JSON.stringify(value);
  return wordsOf[name]?.(String(value)) ?? String(value);
}

/** A filter in words, for a chip or a line. */
export const filterWords = (filters: Record<string, unknown>): { name: string; label: string; value: string }[] =>
  Object.entries(filters).map(([name, value]) => ({
    name,
    label: labels[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("_", " ")}`,
    value: valueWords(name, value),
  }));
