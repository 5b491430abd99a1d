import Papa from "papaparse";
import { InventoryChange } from "#lib/domain/inventory/contract.ts";
import { changeOf, type Draft, draftFields, emptyDraft } from "../item/draft.ts";

/** A line of the file: what the API is to be sent, or why it cannot be. `line` counts as a spreadsheet does, from 1. */
export type Line = { line: number; sku: string; change: Record<string, unknown>; problem: string | null };

export type ReadFile = { lines: Line[]; ignored: string[]; problem: string | null };

/** Other names that shops' exports have for our columns. */
const synonyms: Record<string, keyof Draft> = {
  stock: "quantity",
  on_hand: "quantity",
  inventory: "quantity",
  product: "name",
  product_name: "name",
  title: "name",
  threshold: "low_stock_threshold",
  low_from: "low_stock_threshold",
  restock_date: "restock_at",
  expected: "restock_at",
};

function columnOf(header: string): keyof Draft | null {
  const name = header
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return (draftFields as readonly string[]).includes(name) ? (name as keyof Draft) : (synonyms[name] ?? null);
}

/** Reads the text of a CSV file; the separator is found by itself. */
export function readCsv(text: string, currency: string): ReadFile {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ""), { skipEmptyLines: "greedy" });
  const [head = [], ...rows] = data;
  const columns = head.map(columnOf);
  const ignored = head.filter((name, index) => columns[index] === null && name.trim() !== "");
  if (!columns.includes("sku")) {
    return {
      lines: [],
      ignored,
      problem: "The first line names no column “sku”. Begin the file with the column names.",
    };
  }
  if (rows.length === 0) return { lines: [], ignored, problem: "There is no line below the column names." };
  return { lines: rows.map((cells, index) => readLine(cells, columns, index + 2, currency)), ignored, problem: null };
}

function readLine(cells: string[], columns: (keyof Draft | null)[], line: number, currency: string): Line {
  const draft = emptyDraft(currency);
  for (const [index, name] of columns.entries()) {
    const cell = cells[index]?.trim();
    if (name && cell) draft[name] = cell;
  }
  const change = changeOf(draft, { whole: false });
  const { error } = InventoryChange.safeParse(change);
  const issue = error?.issues[0];
  return { line, sku: draft.sku, change, problem: issue ? `${issue.path.join(".")}: ${issue.message}` : null };
}
