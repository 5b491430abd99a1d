import { percentilesOf } from "./percentiles.ts";

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
export type Spread = readonly number[];
/** Minor units and how many amounts they are of, by currency. */
export type Money = ReadonlyMap<string, readonly [sum: number, count: number]>;

/** A row as the database answers: numbers, `{"EUR": [sum, count]}`, and `value,count,value,count` as text. */
export type TallyRow = { [measure in Measure]?: unknown };

const told = [0.5, 0.9];

/**
 * Counts that can be added up: what is not in it has not been asked for. It only holds what it is made of, because most
 * are of a single row, and most of a row is looked at once. Nothing is added any more once its values have been read.
 */
export class Tally {
  readonly #rows: TallyRow[];
  readonly #parts: Tally[] = [];
  /** Read once, for figures of a point, of the whole and of how it has changed. */
  readonly #known: { [measure in ValueMeasure]?: readonly Spread[] } = {};

  constructor(...rows: TallyRow[]) {
    this.#rows = rows;
  }

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

  /** The median and what nine of ten do not exceed, as PostgreSQL's percentile_cont has them; null of nothing. */
  percentiles(measure: ValueMeasure): readonly (number | null)[] {
    return percentilesOf(this.#spreads(measure), told);
  }

  /** All values together. */
  values(measure: ValueMeasure): Spread {
    return together(this.#spreads(measure));
  }

  #spreads(measure: ValueMeasure): readonly Spread[] {
    const known = this.#known[measure];
    if (known) return known;
    const spreads: Spread[] = [];
    for (const row of this.#rows) {
      const text = row[measure];
      if (text) spreads.push(spreadOf(text as string));
    }
    for (const part of this.#parts) spreads.push(...part.#spreads(measure));
    this.#known[measure] = spreads;
    return spreads;
  }

  addRow(row: TallyRow): void {
    this.#rows.push(row);
  }

  addTally(other: Tally): void {
    this.#parts.push(other);
  }
}

const comma = 44;
const minus = 45;
const zero = 48;

/** Reads `value,count,value,count`; a fifth of the time that JSON.parse takes. */
function spreadOf(text: string): Spread {
  const numbers: number[] = [];
  let number = 0;
  let sign = 1;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === comma) {
      numbers.push(number * sign);
      number = 0;
      sign = 1;
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
  const both: number[] = [];
  let [i, j] = [0, 0];
  while (i < one.length && j < other.length) {
    const [low, high] = [one[i] as number, other[j] as number];
    if (low === high) both.push(low, (one[i + 1] as number) + (other[j + 1] as number));
    else if (low < high) both.push(low, one[i + 1] as number);
    else both.push(high, other[j + 1] as number);
    if (low <= high) i += 2;
    if (high <= low) j += 2;
  }
  for (; i < one.length; i++) both.push(one[i] as number);
  for (; j < other.length; j++) both.push(other[j] as number);
  return both;
}
