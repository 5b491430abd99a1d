import { describe, expect, it } from "vitest";
import { prepareSpark } from "./sparkline-prepare.ts";

const box = { width: 100, height: 20, inset: 0 };

describe("prepareSpark", () => {
  it("spreads the values over the box, the largest on top", () => {
    expect(prepareSpark([0, 10], [], box)).toEqual({ path: "M0.0 20.0L100.0 0.0", before: "", end: { x: 100, y: 0 } });
  });

  it("lifts the pen at a gap", () => {
    expect(prepareSpark([1, null, 2, 3], [], box).path.match(/M/g)).toHaveLength(2);
  });

  it("ends at the last known value", () => {
    expect(prepareSpark([0, 10, null], [], box).end).toEqual({ x: 50, y: 0 });
  });

  it("draws a level line for equal values and nothing for none", () => {
    expect(prepareSpark([4, 4], [], box).path).toBe("M0.0 20.0L100.0 20.0");
    expect(prepareSpark([], [], box)).toEqual({ path: "", before: "", end: null });
  });
});
