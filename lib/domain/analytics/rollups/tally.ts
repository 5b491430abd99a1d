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

/** How often each value occurs. */
export type Weights = ReadonlyMap<number, number>;
/** Minor units and how many amounts they are of, by currency. */
export type Money = ReadonlyMap<string, readonly [sum: number, count: number]>;

/** A row as the database answers: numbers, `{"EUR": [sum, count]}`, and `value,count,value,count` as text. */
export type TallyRow = { [measure in Measure]?: unknown };

const isCount = new Set<string>(countMeasures);
const isMoney = new Set<string>(moneyMeasures);

/** Counts that can be added up: what is not in it has not been asked for. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #money = new Map<string, Map<string, [number, number]>>();
  readonly #values = new Map<string, Map<number, number>>();

  count(measure: CountMeasure): number {
    return this.#counts.get(measure) ?? 0;
  }

  money(measure: MoneyMeasure): Money {
    return this.#money.get(measure) ?? new Map();
  }

  values(measure: ValueMeasure): Weights {
    return this.#values.get(measure) ?? new Map();
  }

  addRow(row: TallyRow, measures: readonly Measure[]): void {
    for (const measure of measures) {
      const value = row[measure];
      if (value === null || value === undefined) continue;
      if (isCount.has(measure)) this.#counts.set(measure, (this.#counts.get(measure) ?? 0) + Number(value));
      else if (isMoney.has(measure)) this.#addMoney(measure, Object.entries(value as Record<string, [number, number]>));
      else this.#addValues(measure, pairsOf(value as string));
    }
  }

  addTally(other: Tally): void {
    for (const [measure, value] of other.#counts) this.#counts.set(measure, (this.#counts.get(measure) ?? 0) + value);
    for (const [measure, amounts] of other.#money) this.#addMoney(measure, amounts);
    for (const [measure, weights] of other.#values) this.#addValues(measure, weights);
  }

  #addMoney(measure: string, amounts: Iterable<readonly [string, readonly [number, number]]>): void {
    const known = this.#money.get(measure) ?? new Map<string, [number, number]>();
    for (const [currency, [sum, count]] of amounts) {
      const [before, times] = known.get(currency) ?? [0, 0];
      known.set(currency, [before + sum, times + count]);
    }
    this.#money.set(measure, known);
  }

  #addValues(measure: string, weights: Iterable<readonly [number, number]>): void {
    const known = this.#values.get(measure) ?? new Map<number, number>();
    for (const [value, times] of weights) known.set(value, (known.get(value) ?? 0) + times);
    this.#values.set(measure, known);
  }
}

function* pairsOf(text: string): Generator<[number, number]> {
  const numbers: number[] = JSON.parse(`[${text}]`);
  for (let index = 0; index < numbers.length; index += 2)
    yield [numbers[index] as number, numbers[index + 1] as number];
}

/** Percentiles as PostgreSQL's percentile_cont has them; null of nothing. */
export function percentilesOf(weights: Weights, shares: readonly number[]): (number | null)[] {
  if (weights.size === 0) return shares.map(() => null);
  const values = Float64Array.from(weights.keys()).sort();
  let total = 0;
  // How many values there are up to and with each.
  const ranks = values.map((value) => {
    total += weights.get(value) as number;
    return total;
  });
  const at = (place: number) => values[ranks.findIndex((rank) => place < rank)] as number;
  return shares.map((share) => {
    const place = share * (total - 1);
    const [low, high] = [at(Math.floor(place)), at(Math.ceil(place))];
    return low + (high - low) * (place % 1);
  });
}
