import { expect, test } from "vitest";
import { fewAtOnce } from "./few-at-once.ts";

test("only so many happen at once, in order, and one that fails makes room for the next", async () => {
  const inTurn = fewAtOnce(2);
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const work = (n: number) =>
    inTurn(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => ends.push(resolve));
      if (n === 0) throw new Error("failed");
      return n;
    });
  const [first, ...others] = [0, 1, 2, 3].map(work);
  const failed = expect(first).rejects.toThrow("failed");
  expect(begun).toEqual([0, 1]);
  ends[0]?.();
  await failed;
  await expect.poll(() => begun).toEqual([0, 1, 2]);
  ends[1]?.();
  ends[2]?.();
  await expect.poll(() => begun).toEqual([0, 1, 2, 3]);
  ends[3]?.();
  expect(await Promise.all(others)).toEqual([1, 2, 3]);
});
