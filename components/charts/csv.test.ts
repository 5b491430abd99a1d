import { expect, test } from "vitest";
import { csvName, csvOf } from "./csv.ts";

const cell = (value: number | string | null) => ({ text: "shown", value });
const rows = (key: string, ...values: (number | string | null)[]) => [
  { key, label: "Sun 22", href: "/", cells: values.map(cell) },
];

test("numbers stand unrounded, and what is unknown stays empty", () => {
  const csv = csvOf({ head: ["Day", "Mean", "Before"], rows: rows("2026-11-22", 4.638, null) });
  expect(csv).toBe("Day,Mean,Before\r\n2026-11-22,4.638,\r\n");
});

test("a name with commas or quotes stays one field", () => {
  expect(csvOf({ head: ["Reason"], rows: rows('Too small, "again"') })).toBe('Reason\r\n"Too small, ""again"""\r\n');
});

test("a spreadsheet runs no formula that somebody wrote into a name, and still reads negative numbers", () => {
  const csv = csvOf({ head: ["Page", "Change"], rows: rows("=HYPERLINK(A1)", -3) });
  expect(csv).toBe("Page,Change\r\n'=HYPERLINK(A1),-3\r\n");
});

test("the file is called after the chart", () => {
  expect(csvName("How they ended, by entry point")).toBe("how-they-ended-by-entry-point.csv");
});
