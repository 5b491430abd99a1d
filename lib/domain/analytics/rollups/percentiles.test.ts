import fc from "fast-check";
import { expect, test } from "vitest";
import { percentilesOf } from "./percentiles.ts";

const shares = [0, 0.25, 0.5, 0.9, 1];

/** As the documentation of PostgreSQL says it, of a plain list. */
function continuous(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (place % 1);
}

function spreadOf(values: readonly number[]): number[] {
  const counts = Map.groupBy(values, (value) => value);
  return [...counts].sort(([one], [other]) => one - other).flatMap(([value, all]) => [value, all.length]);
}

const value = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: -5, max: 40 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 9_000_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 ** 41 }) },
);

test("percentiles of many spreads are those of all their values in one list", () => {
  const lists = fc.array(fc.array(value, { minLength: 1, maxLength: 60 }), { maxLength: 12 });
  fc.assert(
    fc.property(lists, (all) => {
      const found = percentilesOf(all.map(spreadOf), shares);
      for (const [index, share] of shares.entries()) {
        const expected = continuous(all.flat(), share);
        if (expected === null) expect(found[index]).toBeNull();
        else expect(found[index]).toBeCloseTo(expected, 3);
      }
    }),
    { numRuns: 500 },
  );
});
