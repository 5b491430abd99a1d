import { createHash } from "node:crypto";

/** Chance that repeats: the same seed gives the same story. */
export class Random {
  private state: Int32Array;

  constructor(seed: string) {
    const hash = createHash("sha256").update(seed).digest();
    this.state = new Int32Array([0, 4, 8, 12].map((offset) => hash.readInt32LE(offset)));
  }

  /** From 0 to just below 1 (sfc32). */
  next(): number {
    const [a = 0, b = 0, c = 0, count = 0] = this.state;
    const sum = (a + b + count) | 0;
    this.state = new Int32Array([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + sum, count + 1]);
    return (sum >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number, both ends included. */
  int(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(list: readonly [T, ...T[]] | readonly T[]): T {
    const chosen = list[Math.floor(this.next() * list.length)];
    if (chosen === undefined) throw new Error("There is nothing to pick from.");
    return chosen;
  }

  /** Picks by weight, e.g. `{ web: 7, app: 2 }`. */
  weighted<Key extends string>(weights: Record<Key, number>): Key {
    const entries = Object.entries(weights) as [Key, number][];
    return this.pickBy(entries, ([, weight]) => weight)[0];
  }

  pickBy<T>(list: readonly T[], weightOf: (item: T) => number): T {
    let rest = this.next() * list.reduce((sum, item) => sum + weightOf(item), 0);
    const chosen = list.find((item) => {
      rest -= weightOf(item);
      return rest < 0;
    });
    return chosen ?? this.pick(list);
  }

  /** Some of the list, each once, in the list's order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const ranked = list.map((item, index) => ({ item, index, rank: this.next() })).sort((a, b) => a.rank - b.rank);
    return ranked
      .slice(0, count)
      .sort((a, b) => a.index - b.index)
      .map(({ item }) => item);
  }

  /** Mostly near the middle, sometimes far above: how long people and machines take. */
  around(middle: number, spread: number): number {
    const bell = this.next() + this.next() + this.next() - 1.5;
    return middle * Math.exp(bell * spread);
  }
}
