import { expect, test } from "vitest";
import { pauseInWords, readHeaders, readPauses, tryTimes, writeHeaders, writePauses } from "./schedule-words.ts";

test("pauses are read as they are written, in any unit", () => {
  expect(readPauses("10, 30 s, 5min, 2 h\n1 d")).toEqual([10, 30, 300, 7_200, 86_400]);
  expect(readPauses("")).toEqual([]);
  for (const pauses of [[5, 30, 120, 900, 3_600, 129_600], [90], []]) {
    expect(readPauses(writePauses(pauses))).toEqual(pauses);
  }
});

test("what is not a pause does not pass for one", () => {
  for (const text of ["soon", "-5", "5 weeks", "1.5 h"]) expect(readPauses(text)).toEqual([Number.NaN]);
});

test("a pause is told in its two largest units", () => {
  expect([5, 90, 3_600, 266_300].map(pauseInWords)).toEqual(["5 s", "1 min 30 s", "1 h", "3 d 1 h"]);
  expect(tryTimes([5, 30])).toEqual([0, 5, 35]);
});

test("headers keep their colons", () => {
  const headers = { "X-Shop": "north", "X-Link": "https://example.com/a" };
  expect(readHeaders(`${writeHeaders(headers)}\n\n`)).toEqual(headers);
  expect(readHeaders("no colon")).toEqual({ "no colon": "" });
});
