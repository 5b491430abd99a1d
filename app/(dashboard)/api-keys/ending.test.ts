import { expect, test } from "vitest";
import { endingKeys } from "./ending.ts";

const now = new Date("2026-11-23T12:00:00Z");
const key = (id: string, expires_at: string | null, replaced_by: string | null = null) => ({
  id,
  expires_at,
  replaced_by,
});
const named = (...keys: ReturnType<typeof key>[]) => endingKeys(keys, now).map(({ id }) => id);

test("keys that end within two weeks are named, the first to end first", () => {
  expect(named(key("later", "2026-12-07T12:00:00Z"), key("soon", "2026-11-23T12:00:01Z"))).toEqual(["soon", "later"]);
});

test("keys that do not end, end later or have ended are not", () => {
  const keys = [null, "2026-12-07T12:00:01Z", "2026-11-23T12:00:00Z", "2026-01-01T00:00:00Z"];
  expect(named(...keys.map((at) => key("key", at)))).toEqual([]);
});

test("a rotated key ends on purpose and is not announced", () => {
  expect(named(key("old", "2026-11-24T12:00:00Z", "key_new"))).toEqual([]);
});
