import { expect, test } from "vitest";
import { prepareHeat, walk } from "./heat-prepare.ts";

const cell = (row: number, column: number, value: number | null) => ({ row, column, value, title: "", href: "/" });

test("an hour without anybody differs from one with a single conversation", () => {
  const { cells, most } = prepareHeat([
    cell(0, 0, 0),
    cell(0, 1, 1),
    cell(0, 2, 100),
    cell(0, 3, 41),
    cell(0, 4, null),
  ]);
  expect(most).toBe(100);
  expect(cells.map(({ level }) => level)).toEqual([0, 1, 5, 3, null]);
});

test("the busiest hour is named once, and a quiet week has none", () => {
  expect(prepareHeat([cell(1, 3, 4), cell(0, 5, 4), cell(0, 1, 2)]).busiest).toMatchObject({ row: 0, column: 5 });
  expect(prepareHeat([cell(0, 0, 0)]).busiest).toBeNull();
});

test("arrow keys walk in both directions and stop at the edges", () => {
  const size = { rows: 7, columns: 24 };
  expect(walk("ArrowDown", { row: 0, column: 3 }, size)).toEqual({ row: 1, column: 3 });
  expect(walk("ArrowUp", { row: 0, column: 3 }, size)).toEqual({ row: 0, column: 3 });
  expect(walk("ArrowRight", { row: 6, column: 23 }, size)).toEqual({ row: 6, column: 23 });
  expect(walk("End", { row: 2, column: 3 }, size)).toEqual({ row: 2, column: 23 });
  expect(walk("a", { row: 2, column: 3 }, size)).toBeNull();
});
