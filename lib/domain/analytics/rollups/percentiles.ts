// Percentiles of spreads as they are kept: `value,count,value,count` by rising values, as text. Neither lists nor their
// union are made of them, because clearing such away would take longer than finding the percentiles.

const comma = 44;
const minus = 45;
const zero = 48;
const mostBands = 1024;

/** Values and counts in turn, of whatever is looked at; grows with the largest. */
let pairs = new Float64Array(65_536);
const bands = new Float64Array(mostBands + 1);

/** Percentiles as PostgreSQL's percentile_cont has them; null of nothing. */
export function percentilesOf(spreads: readonly string[], shares: readonly number[]): (number | null)[] {
  let length = 0;
  for (const spread of spreads) length = read(spread, length);
  let total = 0;
  for (let index = 1; index < length; index += 2) total += pairs[index] as number;
  if (total === 0) return shares.map(() => null);
  const at = spreads.length === 1 ? (place: number) => valueAt(pairs, place) : finderOf(pairs, length);
  return shares.map((share) => {
    const place = share * (total - 1);
    const low = at(Math.floor(place));
    return place % 1 === 0 ? low : low + (at(Math.ceil(place)) - low) * (place % 1);
  });
}

/** Appends the numbers of a text, and says where they end. */
function read(text: string, start: number): number {
  let length = start;
  if (length + text.length > pairs.length) {
    const larger = new Float64Array(2 * (length + text.length));
    larger.set(pairs);
    pairs = larger;
  }
  let number = 0;
  let sign = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === comma) {
      pairs[length++] = number * sign;
      number = 0;
      sign = 1;
    } else if (code === minus) sign = -1;
    else number = number * 10 + code - zero;
  }
  pairs[length++] = number * sign;
  return length;
}

function valueAt(sorted: ArrayLike<number>, place: number): number {
  let passed = 0;
  for (let index = 0; index < sorted.length; index += 2) {
    passed += sorted[index + 1] as number;
    if (place < passed) return sorted[index] as number;
  }
  return 0;
}

/** Counts values by bands of equal width, and sorts only the band that a place is in. */
function finderOf(given: Float64Array, length: number): (place: number) => number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < length; index += 2) {
    const value = given[index] as number;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  // A power of two, so that where a band begins is as exact as what is in it.
  const width = 2 ** Math.ceil(Math.log2((highest - lowest + 1) / mostBands));
  bands.fill(0);
  for (let index = 0; index < length; index += 2) {
    const band = Math.floor(((given[index] as number) - lowest) / width);
    bands[band] = (bands[band] as number) + (given[index + 1] as number);
  }
  const sorted = new Map<number, readonly number[]>();
  return (place) => {
    let band = 0;
    let passed = 0;
    while (passed + (bands[band] as number) <= place) passed += bands[band++] as number;
    const from = lowest + band * width;
    const values = sorted.get(band) ?? between(given, length, from, from + width);
    sorted.set(band, values);
    return valueAt(values, place - passed);
  };
}

/** The values from one on and below another, sorted. */
function between(given: Float64Array, length: number, from: number, to: number): number[] {
  const found: [value: number, count: number][] = [];
  for (let index = 0; index < length; index += 2) {
    const value = given[index] as number;
    if (value >= from && value < to) found.push([value, given[index + 1] as number]);
  }
  return found.sort(([one], [other]) => one - other).flat();
}
