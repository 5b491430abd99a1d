import { describe, expect, it } from "vitest";
import { prepareLines } from "./lines-prepare.ts";

const series = [{ key: "n", label: "Conversations" }];
const points = (values: (number | null)[], unfinishedLast = false) =>
  values.map((n, index) => ({
    key: `${index}`,
    label: `${index}`,
    href: "/",
    values: { n },
    unfinished: unfinishedLast && index === values.length - 1,
  }));

describe("prepareLines", () => {
  it("breaks the line at a gap and puts a dot on each side", () => {
    const { marks, gaps } = prepareLines(points([5, 6, null, null, 7, 8]), series);
    expect(gaps).toEqual([{ from: 2, to: 3 }]);
    expect(marks).toEqual([
      { index: 1, key: "n", value: 6, kind: "edge" },
      { index: 4, key: "n", value: 7, kind: "edge" },
    ]);
  });

  it("never joins an unfinished period", () => {
    const { rows, marks } = prepareLines(points([5, 6, 3], true), series);
    expect(rows.map((row) => row.joined.n)).toEqual([5, 6, null]);
    expect(marks).toEqual([{ index: 2, key: "n", value: 3, kind: "unfinished" }]);
  });

  it("shows a point that has no neighbours", () => {
    expect(prepareLines(points([null, 4, null]), series).marks).toHaveLength(1);
    expect(prepareLines(points([4]), series).marks).toHaveLength(1);
  });

  it("draws no dots on an unbroken line", () => {
    expect(prepareLines(points([1, 2, 3]), series).marks).toEqual([]);
  });

  it("keeps a fixed top, such as the five of a score", () => {
    expect(prepareLines(points([1]), series, 5).ticks).toEqual([0, 1, 2, 3, 4, 5]);
  });
});
