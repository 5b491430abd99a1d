import { expect, test, vi } from "vitest";
import { writeBehind } from "./write-behind.ts";

const options = { everyMs: 1_000, maxBatch: 3, maxHeld: 5, onLost: () => undefined };

test("items are written together after a moment, a full batch at once", async () => {
  vi.useFakeTimers();
  const written: number[][] = [];
  const buffer = writeBehind<number>({ ...options, write: async (items) => void written.push(items) });
  buffer.push(1);
  buffer.push(2);
  expect(written).toEqual([]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written).toEqual([[1, 2]]);
  for (const item of [3, 4, 5]) buffer.push(item);
  await vi.advanceTimersByTimeAsync(0);
  expect(written).toEqual([
    [1, 2],
    [3, 4, 5],
  ]);
  vi.useRealTimers();
});

test("what comes while the store hangs is held up to a bound, then counted as lost", async () => {
  const lost: number[] = [];
  const gate = Promise.withResolvers<void>();
  const written: number[] = [];
  const buffer = writeBehind<number>({
    ...options,
    onLost: (count) => lost.push(count),
    async write(items) {
      await gate.promise;
      written.push(...items);
    },
  });
  for (let item = 1; item <= 9; item++) buffer.push(item);
  gate.resolve();
  await buffer.drain();
  expect(written).toEqual([1, 2, 3, 4, 5]);
  expect(lost).toEqual([4]);
});

test("a failing store is tried again, and given up on after five times", async () => {
  vi.useFakeTimers();
  let tries = 0;
  const lost: unknown[] = [];
  const buffer = writeBehind<number>({
    ...options,
    onLost: (count, error) => lost.push([count, String(error)]),
    async write() {
      tries += 1;
      throw new Error("down");
    },
  });
  buffer.push(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(tries).toBe(5);
  expect(lost).toEqual([[1, "Error: down"]]);
  vi.useRealTimers();
});

test("draining writes all that is held", async () => {
  const written: number[] = [];
  const buffer = writeBehind<number>({ ...options, write: async (items) => void written.push(...items) });
  for (const item of [1, 2, 3, 4]) buffer.push(item);
  await buffer.drain();
  expect(written).toEqual([1, 2, 3, 4]);
});
