import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { batched } from "./batch.ts";

test("what comes during a write is written together in the next, in order and at most so many", async () => {
  const batches: number[][] = [];
  const put = batched(async (items: number[]) => {
    batches.push(items);
    await sleep(5);
    return items.length;
  }, 3);
  const results = await Promise.all([1, 2, 3, 4, 5, 6].map(put));
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
  expect(results).toEqual([1, 3, 3, 3, 2, 2]);
});

test("a failed write fails its own items only", async () => {
  const put = batched(async (items: number[]) => {
    await sleep(1);
    if (items.includes(2)) throw new Error("no");
  }, 10);
  const results = await Promise.allSettled([1, 2, 3].map(put));
  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "rejected"]);
  await expect(put(4)).resolves.toBeUndefined();
});
