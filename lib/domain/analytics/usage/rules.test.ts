import { expect, test } from "vitest";
import { planPeriod } from "../performance/period/rules.ts";
import { stretchToCompare } from "./rules.ts";

const zone = "Europe/Berlin";
const now = new Date("2026-11-22T12:00:00Z");

function comparedWith(from: string, to: string, interval: "day" | "month") {
  const stretch = stretchToCompare(
    planPeriod({ from, to, interval }, zone, now),
    { compare: "previous", interval, zone },
    now,
  );
  return stretch.map((moment) => moment.toISOString());
}

test("whole months by month are compared with as many months, other days with as long a stretch", () => {
  const before = ["2026-06-30T22:00:00.000Z", "2026-08-31T22:00:00.000Z"];
  expect(comparedWith("2026-09-01", "2026-10-31", "month")).toEqual(before);
  expect(comparedWith("2026-09-01", "2026-10-31", "day")).toEqual(["2026-07-01T21:00:00.000Z", before[1]]);
  expect(comparedWith("2026-09-02", "2026-10-31", "month")[1]).toBe("2026-09-01T22:00:00.000Z");
});
