// What is counted of some conversations, and how such counts are put together. Browser-safe.

export const countMeasures = [
  ...["conversations", "messages", "answered", "response_ms", "ended", "ended_resolved", "resolved", "resolved_alone"],
  ...["unanswered", "escalated", "contained", "reopened", "durably_resolved", "ever_resolved", "resolution_count"],
  ...["resolution_seconds", "handling_count", "handling_seconds", "scored", "satisfied", "score_hundredths"],
  ...["nps_answers", "promoters", "detractors", "carts", "carts_left", "carts_recovered", "purchases"],
  ...["assistant_purchases", "high_value"],
] as const;

export const moneyMeasures = [
  ...["cart_money", "left_money", "recovered_money", "purchase_money", "assistant_money"],
] as const;

export const valueMeasures = [
  ...["response_values", "resolution_values", "handling_values", "message_values", "score_values"],
] as const;

export type CountMeasure = (typeof countMeasures)[number];
export type MoneyMeasure = (typeof moneyMeasures)[number];
export type ValueMeasure = (typeof valueMeasures)[number];
export type Measure = CountMeasure | MoneyMeasure | ValueMeasure;

/** How often each value occurs, by rising values: value, count, value, count. */
export type Spread = ArrayLike<number>;
/** Minor units and how many amounts they are of, by currency. */
export type Money = ReadonlyMap<string, readonly [sum: number, count: number]>;

/** A row as the database answers: numbers, `{"EUR": [sum, count]}`, and `value,count,value,count` as text. */
export type TallyRow = { [measure in Measure]?: unknown };

/**
 * Counts that can be added up: what is not in it has not been asked for. It only holds what it is made of, because most
 * are of a single row, and most of a row is looked at once.
 */
export class Tally {
  readonly #rows: TallyRow[] = [];
  readonly #parts: Tally[] = [];
  #spreads: Map<ValueMeasure, Spread> | null = null;

  count(measure: CountMeasure): number {
    let sum = 0;
    for (const row of this.#rows) sum += Number(row[measure] ?? 0);
    for (const part of this.#parts) sum += part.count(measure);
    return sum;
  }

  money(measure: MoneyMeasure): Money {
    const amounts = new Map<string, [number, number]>();
    const add = (currency: string, sum: number, count: number) => {
      const [before, times] = amounts.get(currency) ?? [0, 0];
      amounts.set(currency, [before + sum, times + count]);
    };
    for (const row of this.#rows) {
      const known = (row[measure] ?? {}) as Record<string, [number, number]>;
      for (const [currency, [sum, count]] of Object.entries(known)) add(currency, sum, count);
    }
    for (const part of this.#parts)
      for (const [currency, [sum, count]] of part.money(measure)) add(currency, sum, count);
    return amounts;
  }

  values(measure: ValueMeasure): Spread {
    const known = this.#spreads?.get(measure);
    if (known) return known;
    const found = together([
      ...this.#rows.map((row) => spreadOf(row[measure] as string | null | undefined)),
      ...this.#parts.map((part) => part.values(measure)),
    ]);
    this.#spreads ??= new Map();
    this.#spreads.set(measure, found);
    return found;
  }

  addRow(row: TallyRow): void {
    this.#rows.push(row);
    this.#spreads = null;
  }

  /** The other must not change any more. */
  addTally(other: Tally): void {
    this.#parts.push(other);
    this.#spreads = null;
  }
}

const [comma, minus, zero] = [44, 45, 48];

/** Reads `value,count,value,count`; a third of the time that JSON.parse takes. */
function spreadOf(text: string | null | undefined): Spread {
  const numbers: number[] = [];
  if (!text) return numbers;
  let [number, sign] = [0, 1];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === comma) {
      numbers.push(number * sign);
      [number, sign] = [0, 1];
    } else if (code === minus) sign = -1;
    else number = number * 10 + code - zero;
  }
  numbers.push(number * sign);
  return numbers;
}

/** Neighbours by twos, again and again: what has been rounded to the same values does not grow by that. */
function together(spreads: readonly Spread[]): Spread {
  let left = spreads;
  while (left.length > 1) {
    const merged: Spread[] = [];
    for (let index = 0; index < left.length; index += 2) {
      const [one, other] = [left[index] as Spread, left[index + 1]];
      merged.push(other ? merge(one, other) : one);
    }
    left = merged;
  }
  return left[0] ?? [];
}

function merge(one: Spread, other: Spread): Spread {
  if (one.length === 0) return other;
  if (other.length === 0) return one;
  const both: number[] = [];
  let [i, j] = [0, 0];
  while (i < one.length || j < other.length) {
    const low = i < one.length ? (one[i] as number) : Number.POSITIVE_INFINITY;
    const high = j < other.length ? (other[j] as number) : Number.POSITIVE_INFINITY;
    const value = Math.min(low, high);
    let times = 0;
    if (low === value) {
      times += one[i + 1] as number;
      i += 2;
    }
    if (high === value) {
      times += other[j + 1] as number;
      j += 2;
    }
    both.push(value, times);
  }
  return both;
}

/** Percentiles as PostgreSQL's percentile_cont has them; null of nothing. */
export function percentilesOf(spread: Spread, shares: readonly number[]): (number | null)[] {
  let total = 0;
  for (let index = 1; index < spread.length; index += 2) total += spread[index] as number;
  if (total === 0) return shares.map(() => null);
  return shares.map((share) => {
    const place = share * (total - 1);
    const [low, high] = [at(spread, Math.floor(place)), at(spread, Math.ceil(place))];
    return low + (high - low) * (place % 1);
  });
}

function at(spread: Spread, place: number): number {
  let passed = 0;
  for (let index = 1; index < spread.length; index += 2) {
    passed += spread[index] as number;
    if (place < passed) return spread[index - 1] as number;
  }
  return spread[spread.length - 2] ?? 0;
}
