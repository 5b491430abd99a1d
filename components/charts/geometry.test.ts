import { describe, expect, it } from "vitest";
import { gapOf, middleOf, spread, stripOf } from "./geometry.ts";

const plot = { x: 10, y: 0, width: 100, height: 50 };

describe("geometry", () => {
  it("puts bars in the middle of their bands and points on the ends", () => {
    expect([0, 1].map((index) => middleOf(plot, "band", index, 2))).toEqual([35, 85]);
    expect([0, 1].map((index) => middleOf(plot, "point", index, 2))).toEqual([10, 110]);
  });

  it("puts a single point in the middle", () => {
    expect(middleOf(plot, "point", 0, 1)).toBe(60);
  });

  it("keeps the strips of the outer points inside the plot", () => {
    expect(stripOf(plot, "point", 0, 0, 3)).toEqual({ x: 10, width: 25 });
    expect(stripOf(plot, "band", 1, 2, 4)).toEqual({ x: 35, width: 50 });
  });

  it("stretches a gap between the known points around it", () => {
    expect(gapOf(plot, "point", { from: 1, to: 2 }, 5)).toEqual({ x: 10, width: 75 });
    expect(gapOf(plot, "point", { from: 4, to: 4 }, 5)).toEqual({ x: 85, width: 25 });
    expect(gapOf(plot, "band", { from: 1, to: 1 }, 4)).toEqual({ x: 35, width: 25 });
  });

  it("moves labels apart without swapping them", () => {
    expect(spread([20, 18, 60], 16)).toEqual([34, 18, 60]);
  });
});

it("labels that would fall below the chart are moved up, still apart", () => {
  expect(spread([95, 98, 100], 16, 100)).toEqual([68, 84, 100]);
  expect(spread([10, 98], 16, 100)).toEqual([10, 98]);
});
