import { expect, test } from "vitest";
import { readCsv } from "./read-csv.ts";

test("columns are found by name, in any order, with any usual separator", () => {
  const { lines, ignored, problem } = readCsv(
    '\uFEFFStock;SKU;Product name;Colour\r\n12;A-1;"Crew, oat";oat\r\n',
    "EUR",
  );
  expect(problem).toBeNull();
  expect(ignored).toEqual(["Colour"]);
  expect(lines).toEqual([
    { line: 2, sku: "A-1", change: { sku: "A-1", quantity: 12, name: "Crew, oat" }, problem: null },
  ]);
});

test("a line that cannot be taken is named with its number and its reason; the others stand", () => {
  const { lines } = readCsv("sku,quantity\nA-1,many\n,3\n靴-42,3\n", "EUR");
  expect(lines.map(({ line, problem }) => [line, problem?.split(":")[0] ?? null])).toEqual([
    [2, "quantity"],
    [3, "sku"],
    [4, null],
  ]);
});

test("a file without column names, or with nothing below them, says what it lacks", () => {
  expect(readCsv("A-1,12\n", "EUR").problem).toContain("sku");
  expect(readCsv("sku,quantity\n", "EUR").problem).toContain("no line");
});
