import { describe, expect, it } from "vitest";
import { type ChartPoint, drawSeries, findGaps, foldSeries } from "./series.ts";

const point = (values: ChartPoint["values"]): ChartPoint => ({ key: "k", label: "Mon", values, href: "/" });
const seven = ["a", "b", "c", "d", "e", "f", "g"].map((key) => ({ key, label: key }));

describe("drawSeries", () => {
  it("hands out colours in the design's order and hatches the second", () => {
    const drawn = drawSeries([], seven.slice(0, 3));
    expect(drawn.map((one) => [one.colour, one.hatched])).toEqual([
      ["c1", false],
      ["c2", true],
      ["c3", false],
    ]);
  });

  it("respects a colour that was asked for and gives it to no other", () => {
    const drawn = drawSeries(
      [],
      [
        { key: "a", label: "a" },
        { key: "b", label: "b", colour: "c1" },
      ],
    );
    expect(drawn.map((one) => one.colour)).toEqual(["c2", "c1"]);
  });

  it("totals what is known", () => {
    expect(drawSeries([point({ a: 2 }), point({ a: null }), point({ a: 3 })], seven.slice(0, 1))[0]?.total).toBe(5);
  });
});

describe("foldSeries", () => {
  const points = [point({ a: 1, b: 20, c: 30, d: 40, e: 50, f: 60, g: 2 }), point({ b: 1 })];

  it("keeps the five largest in their order and adds up the rest", () => {
    const folded = foldSeries(points, seven);
    expect(folded.series.map((one) => one.key)).toEqual(["b", "c", "d", "e", "f", "other"]);
    expect(folded.points[0]?.values.other).toBe(3);
  });

  it("does not make a zero of what is unknown", () => {
    expect(foldSeries(points, seven).points[1]?.values.other).toBeNull();
  });

  it("leaves five or fewer as they are", () => {
    expect(foldSeries(points, seven.slice(0, 5)).series).toHaveLength(5);
  });
});

describe("findGaps", () => {
  it("joins neighbouring unknowns", () => {
    expect(findGaps([false, true, false, false, true, false])).toEqual([
      { from: 0, to: 0 },
      { from: 2, to: 3 },
      { from: 5, to: 5 },
    ]);
  });
});
