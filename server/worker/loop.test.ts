import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { eventually } from "#scripts/testing/receiver.ts";
import { startLoop } from "./loop.ts";

/** A loop over a list of jobs that last `ms`, and what can be seen of it. */
function over(jobs: number[], ms: number, { concurrency = 4, idleMs = 5, graceMs = 1_000 } = {}) {
  const seen = { running: 0, most: 0, done: [] as number[], aborted: 0, errors: [] as unknown[], claims: 0 };
  const loop = startLoop<number>({
    concurrency,
    idleMs,
    graceMs,
    onError: (error) => seen.errors.push(error),
    async claim(room) {
      seen.claims++;
      return { jobs: jobs.splice(0, room), more: jobs.length > 0 };
    },
    async run(job, signal) {
      seen.most = Math.max(seen.most, ++seen.running);
      try {
        if (job < 0) throw new Error("bad job");
        await sleep(ms, undefined, { signal });
        seen.done.push(job);
      } catch (error) {
        if (!signal.aborted) throw error;
        seen.aborted++;
      } finally {
        seen.running--;
      }
    },
  });
  return { loop, seen };
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test("all jobs run, never more than allowed at a time", async () => {
  const { loop, seen } = over(numbers(20), 10);
  await eventually(() => seen.done.length === 20);
  expect(seen.most).toBe(4);
  await loop.stop();
});

test("a sleeping loop is woken at once", async () => {
  const jobs: number[] = [];
  const { loop, seen } = over(jobs, 1, { idleMs: 60_000 });
  await eventually(() => seen.claims === 1);
  jobs.push(1);
  loop.wake();
  await eventually(() => seen.done.length === 1, 500);
  await loop.stop();
});

test("a job that fails is told and holds nothing up", async () => {
  const { loop, seen } = over([-1, 1], 1);
  await eventually(() => seen.done.length === 1);
  expect(seen.errors).toEqual([new Error("bad job")]);
  await loop.stop();
});

test("stopping takes nothing more and waits for what runs", async () => {
  const jobs = numbers(100);
  const { loop, seen } = over(jobs, 50);
  await eventually(() => seen.running === 4);
  await loop.stop();
  expect(seen).toMatchObject({ running: 0, aborted: 0 });
  expect(seen.done).toHaveLength(4);
  expect(jobs).toHaveLength(96);
});

test("what outlasts the grace is aborted", async () => {
  const { loop, seen } = over([1], 60_000, { graceMs: 20 });
  await eventually(() => seen.running === 1);
  await loop.stop();
  expect(seen).toMatchObject({ running: 0, aborted: 1 });
});
