import { describe, expect, it } from "vitest";
import { prepareBars } from "./bars-prepare.ts";

const series = [
  { key: "resolved", label: "Resolved" },
  { key: "escalated", label: "Escalated" },
];
const day = (label: string, resolved: number | null, escalated: number | null, before?: number) => ({
  key: label,
  label,
  href: "/",
  values: { resolved, escalated },
  before,
});

describe("prepareBars", () => {
  it("stacks what is known and leaves a gap where nothing is", () => {
    const { rows, gaps } = prepareBars([day("Mon", 3, 1), day("Tue", null, null), day("Wed", 0, null)], series);
    expect(rows.map((row) => row.total)).toEqual([4, null, 0]);
    expect(gaps).toEqual([{ from: 1, to: 1 }]);
  });

  it("makes room for the period before", () => {
    expect(prepareBars([day("Mon", 3, 1, 120)], series).ticks.at(-1)).toBeGreaterThanOrEqual(120);
  });

  it("counts conversations in whole numbers", () => {
    expect(prepareBars([day("Mon", 1, 1)], series).ticks).toEqual([0, 1, 2]);
  });

  it("stands without any point", () => {
    expect(prepareBars([], series)).toMatchObject({ rows: [], gaps: [], ticks: [0, 1] });
  });
});
