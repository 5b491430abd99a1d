import { expect, test } from "vitest";
import { newId, timeOfId } from "./ids.ts";

test("ids sort by the moment they were made and carry it", () => {
  const moments = [0, 1, 1e12, Date.UTC(2026, 10, 22), Date.UTC(2099, 0, 1)];
  const ids = moments.map((moment) => newId("event", moment));
  expect(ids.toSorted()).toEqual(ids);
  expect(ids.map((id) => timeOfId(id).getTime())).toEqual(moments);
});

test("ids of one moment differ and have the documented form", () => {
  const ids = Array.from({ length: 10_000 }, () => newId("conversation", 5));
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id).toMatch(/^conv_[0-9a-z]{26}$/);
});
