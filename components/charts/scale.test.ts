import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { namedPlaces, ticksUpTo } from "./scale.ts";

describe("ticksUpTo", () => {
  it("starts at zero and reaches the largest value", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), (max) => {
        const ticks = ticksUpTo(max);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.length).toBeGreaterThanOrEqual(4);
      }),
    );
  });

  it("uses round numbers", () => {
    expect(ticksUpTo(221)).toEqual([0, 50, 100, 150, 200, 250]);
    expect(ticksUpTo(4.6)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("never splits a count of whole things", () => {
    expect(ticksUpTo(2, true)).toEqual([0, 1, 2]);
  });

  it("keeps an axis when there is nothing to show", () => {
    expect(ticksUpTo(0)).toEqual([0, 1]);
    expect(ticksUpTo(Number.NaN)).toEqual([0, 1]);
  });
});

describe("namedPlaces", () => {
  it("names every place when there is room", () => {
    expect(namedPlaces(7, 10)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it("spaces names evenly and never drops the last, which is today", () => {
    expect(namedPlaces(30, 8)).toEqual([0, 4, 8, 12, 16, 20, 24, 29]);
  });

  it("names the one place, and none of none", () => {
    expect([namedPlaces(1, 5), namedPlaces(0, 5)]).toEqual([[0], []]);
  });
});
