import { describe, expect, it } from "vitest";
import { absolute, relativeTo } from "./relative.ts";

const now = new Date("2026-11-22T14:00:00Z");
const seen = (ms: number) => relativeTo(new Date(now.getTime() + ms), now, "Europe/Lisbon");
const DAY = 86_400_000;

describe("relativeTo", () => {
  it("counts seconds, minutes and hours back", () => {
    expect([seen(-4_000), seen(-61_000), seen(-9 * 3_600_000)]).toEqual(["4 s ago", "1 min ago", "9 h ago"]);
  });

  it("counts forward to what is still to come", () => {
    expect([seen(26_000), seen(120_000)]).toEqual(["in 26 s", "in 2 min"]);
  });

  it("does not flicker around the present moment", () => {
    expect([seen(400), seen(-400)]).toEqual(["now", "now"]);
  });

  it("names yesterday, then days, then the date", () => {
    expect([seen(-DAY), seen(-3 * DAY), seen(-20 * DAY)]).toEqual(["yesterday", "3 d ago", "2 Nov"]);
  });

  it("adds the year when it is another one", () => {
    expect(seen(-400 * DAY)).toBe("18 Oct 2025");
  });

  it("gives the whole time in the shop's zone", () => {
    expect(absolute(now, "Europe/Lisbon")).toContain("14:00:00");
    expect(absolute(now, "Asia/Tokyo")).toContain("23:00:00");
  });
});
