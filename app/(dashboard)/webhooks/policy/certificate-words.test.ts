import { expect, test } from "vitest";
import { ending } from "./certificate-words.ts";

test("a certificate is warned of in its last month, and said to be over from its end on", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  expect(ending("2027-01-22T12:00:00Z", now)).toBe("later");
  expect(ending("2026-12-20T12:00:00Z", now)).toBe("soon");
  expect(ending("2026-11-22T12:00:00Z", now)).toBe("over");
});
