import { describe, expect, it } from "vitest";
import { changeOf } from "./change.ts";

describe("changeOf", () => {
  it("gives the change in percent", () => {
    expect(changeOf(1239, 1142, { as: "percent" })).toEqual({ direction: "up", text: "8.5%" });
  });

  it("gives a difference with its unit", () => {
    expect(changeOf(1.3, 1.5, { as: "difference", unit: "s" })).toEqual({ direction: "down", text: "0.2 s" });
  });

  it("calls what rounds to nothing flat", () => {
    expect(changeOf(4.61, 4.6, { as: "difference" })).toEqual({ direction: "flat", text: "0.0" });
  });

  it("stays silent when there is nothing to compare with", () => {
    expect(changeOf(5, 0, { as: "percent" })).toBeUndefined();
    expect(changeOf(null, 3, { as: "difference" })).toBeUndefined();
  });
});
