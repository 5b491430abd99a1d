import type { Spread } from "./tally.ts";

// Percentiles of many spreads, without putting these together first, which would take several times as long.

const mostBands = 1024;
const bands = new Float64Array(mostBands + 1);

/** Percentiles as PostgreSQL's percentile_cont has them; null of nothing. None of the spreads may be empty. */
export function percentilesOf(spreads: readonly Spread[], shares: readonly number[]): (number | null)[] {
  const [only, another] = spreads;
  if (!only) return shares.map(() => null);
  let total = 0;
  for (const spread of spreads) total += timesOf(spread);
  const at = another ? finderOf(spreads) : (place: number) => valueAt(only, place);
  return shares.map((share) => {
    const place = share * (total - 1);
    const low = at(Math.floor(place));
    return place % 1 === 0 ? low : low + (at(Math.ceil(place)) - low) * (place % 1);
  });
}

export function timesOf(spread: Spread): number {
  let sum = 0;
  for (let index = 1; index < spread.length; index += 2) sum += spread[index] as number;
  return sum;
}

function valueAt(sorted: Spread, place: number): number {
  let passed = 0;
  for (let index = 0; index < sorted.length; index += 2) {
    passed += sorted[index + 1] as number;
    if (place < passed) return sorted[index] as number;
  }
  return 0;
}

/** Counts values by bands of equal width, and sorts only the band that a place is in. */
function finderOf(spreads: readonly Spread[]): (place: number) => number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (const spread of spreads) {
    lowest = Math.min(lowest, spread[0] as number);
    highest = Math.max(highest, spread[spread.length - 2] as number);
  }
  // A power of two, so that where a band begins is as exact as what is in it.
  const width = 2 ** Math.ceil(Math.log2((highest - lowest + 1) / mostBands));
  bands.fill(0);
  for (const spread of spreads) {
    for (let index = 0; index < spread.length; index += 2) {
      const band = Math.floor(((spread[index] as number) - lowest) / width);
      bands[band] = (bands[band] as number) + (spread[index + 1] as number);
    }
  }
  const sorted = new Map<number, Spread>();
  return (place) => {
    let band = 0;
    let passed = 0;
    while (passed + (bands[band] as number) <= place) passed += bands[band++] as number;
    const from = lowest + band * width;
    const values = sorted.get(band) ?? between(spreads, from, from + width);
    sorted.set(band, values);
    return valueAt(values, place - passed);
  };
}

/** The values from one on and below another, sorted. */
function between(spreads: readonly Spread[], from: number, to: number): Spread {
  const found: [value: number, count: number][] = [];
  for (const spread of spreads) {
    for (let index = 0; (spread[index] as number) < to; index += 2) {
      const value = spread[index] as number;
      if (value >= from) found.push([value, spread[index + 1] as number]);
    }
  }
  return found.sort(([one], [other]) => one - other).flat();
}
