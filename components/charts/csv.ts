import type { ChartTableProps } from "./chart-table.tsx";

const FORMULA = /^[=+\-@\t\r]/;

/** One field of a CSV file. A text that a spreadsheet would run as a formula is kept as text by an apostrophe. */
function field(value: string | number | null): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The numbers of a chart as CSV: what its table shows, unrounded; what is unknown is empty. */
export function csvOf({ head, rows }: Pick<ChartTableProps, "head" | "rows">): string {
  const lines = [head, ...rows.map((row) => [row.key, ...row.cells.map((cell) => cell.value)])];
  return lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
}

/** "how-conversations-ended.csv". */
export function csvName(title: string): string {
  return `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
}
