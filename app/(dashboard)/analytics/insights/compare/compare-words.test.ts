import { expect, test } from "vitest";
import { differenceWords, valueWords } from "./compare-words.ts";

test("values are written in their own unit, and what is unknown is a dash", () => {
  expect(valueWords({ kind: "share" }, 0.8611)).toBe("86.1%");
  expect(valueWords({ kind: "mean" }, 4.3542)).toBe("4.35");
  expect(valueWords({ kind: "median" }, 1.3165)).toBe("1.3 s");
  expect(valueWords({ kind: "share" }, null)).toBe("–");
});

test("differences carry a sign, those of shares in points", () => {
  expect(differenceWords({ kind: "share" }, 0.0876)).toBe("+8.8 pts");
  expect(differenceWords({ kind: "mean" }, -0.2466)).toBe("−0.25");
  expect(differenceWords({ kind: "median" }, -121)).toBe("−2 min");
  expect(differenceWords({ kind: "share" }, 0)).toBe("0 pts");
});
