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

const isCount = new Set<string>(countMeasures);
const isMoney = new Set<string>(moneyMeasures);

/** Counts that can be added up: what is not in it has not been asked for. */
export class Tally {
  readonly #counts = new Map<string, number>();
  readonly #money = new Map<string, Map<string, [number, number]>>();
  readonly #values = new Map<string, Spread[]>();

  count(measure: CountMeasure): number {
    return this.#counts.get(measure) ?? 0;
  }

  money(measure: MoneyMeasure): Money {
    return this.#money.get(measure) ?? new Map();
  }

  values(measure: ValueMeasure): Spread {
    const spreads = this.#values.get(measure) ?? [];
    const one = spreads.length > 1 ? together(spreads) : (spreads[0] ?? []);
    this.#values.set(measure, [one]);
    return one;
  }

  addRow(row: TallyRow, measures: readonly Measure[]): void {
    for (const measure of measures) {
      const value = row[measure];
      if (value === null || value === undefined) continue;
      if (isCount.has(measure)) this.#counts.set(measure, (this.#counts.get(measure) ?? 0) + Number(value));
      else if (isMoney.has(measure)) this.#addMoney(measure, Object.entries(value as Record<string, [number, number]>));
      else this.#addValues(measure, [JSON.parse(`[${value}]`)]);
    }
  }

  addTally(other: Tally): void {
    for (const [measure, value] of other.#counts) this.#counts.set(measure, (this.#counts.get(measure) ?? 0) + value);
    for (const [measure, amounts] of other.#money) this.#addMoney(measure, amounts);
    for (const [measure, spreads] of other.#values) this.#addValues(measure, spreads);
  }

  #addMoney(measure: string, amounts: Iterable<readonly [string, readonly [number, number]]>): void {
    const known = this.#money.get(measure) ?? new Map<string, [number, number]>();
    for (const [currency, [sum, count]] of amounts) {
      const [before, times] = known.get(currency) ?? [0, 0];
      known.set(currency, [before + sum, times + count]);
    }
    this.#money.set(measure, known);
  }

  #addValues(measure: string, spreads: readonly Spread[]): void {
    const known = this.#values.get(measure);
    if (known) known.push(...spreads);
    else this.#values.set(measure, [...spreads]);
  }
}

export function weightsOf(spreads: readonly Spread[]): Map<number, number> {
  const weights = new Map<number, number>();
  for (const spread of spreads) {
    for (let index = 0; index < spread.length; index += 2) {
      const value = spread[index] as number;
      weights.set(value, (weights.get(value) ?? 0) + (spread[index + 1] as number));
    }
  }
  return weights;
}

function together(spreads: readonly Spread[]): Spread {
  return [...weightsOf(spreads)].sort(([one], [other]) => one - other).flat();
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
  return spread.at(-2) ?? 0;
}
