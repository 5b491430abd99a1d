import { fold } from "#lib/fold.ts";
import { product, wordsOf } from "../questions/words/rules.ts";
import { soldOut } from "./words.ts";

/** So many items of an inventory are looked for in messages. */
export const mostProducts = 20_000;

/** Something sold; `available` is null where it is not in the inventory. */
export type Item = { sku: string; name: string; available: number | null };

/** What a cart names. */
export function itemsOf(cart: unknown): Item[] {
  if (!Array.isArray(cart)) return [];
  return cart.flatMap((item: { sku?: unknown; name?: unknown } | null) => {
    const { sku, name } = item ?? {};
    return typeof name === "string" ? [{ sku: typeof sku === "string" ? sku : "", name, available: null }] : [];
  });
}

/** A product is what its variants share: of "Merino crew, oat · M" it is "Merino crew". */
export function productOf(name: string): string {
  return name.split(/[,·|(/–—:]/u)[0]?.trim() || name.trim();
}

/** A word without case, accents and the s of English, Spanish, Portuguese and French plurals. */
function plain(word: string): string {
  const folded = fold(word);
  return folded.length > 3 ? folded.replace(/(?<!s)s$/, "") : folded;
}

/** Under which key a product is kept and looked up, however its name is written. */
export function keyOf(name: string): string {
  return wordsOf(productOf(name)).map(plain).join(" ");
}

/** A product that was named; `outOfStock` as the inventory stands, `saidSo` when the customer says it is sold out. */
export type Mention = { key: string; outOfStock: boolean | null; saidSo: boolean };

/** A message's words, each product in it as one, and the products. */
export type Found = { words: string[]; mentions: Mention[] };

/** Finds products in messages, by their names as words and by their SKUs. Of two names the longer one counts. */
export function createFinder(items: readonly Item[]): (text: string) => Found {
  const bySku = new Map<string, string>();
  const available = new Map<string, number | null>();
  const byFirst = new Map<string, string[][]>();
  for (const { sku, name, available: left } of items) {
    const key = keyOf(name);
    if (key === "") continue;
    if (sku !== "") bySku.set(sku.toLowerCase(), key);
    if (!available.has(key)) {
      const words = key.split(" ");
      const first = words[0] as string;
      byFirst.set(
        first,
        [...(byFirst.get(first) ?? []), words].sort((a, b) => b.length - a.length),
      );
    }
    const known = available.get(key) ?? null;
    available.set(key, left === null ? known : (known ?? 0) + Math.max(0, left));
  }
  return (text) => {
    const { rest, keys } = takeSkus(text, bySku);
    const words = takeNames(wordsOf(rest), byFirst, keys);
    const saidSo = soldOut.test(text);
    const mentions = [...keys].map((key) => ({ key, saidSo, outOfStock: stockOf(available.get(key)) }));
    return { words: [...words, ...(keys.size > 0 && !words.includes(product) ? [product] : [])], mentions };
  };
}

const stockOf = (left: number | null | undefined) => (left === null || left === undefined ? null : left === 0);

/** SKUs are letters, digits and signs without a space. */
const skus = /[\p{L}\p{N}][\p{L}\p{N}._+-]*[\p{L}\p{N}]/gu;

function takeSkus(text: string, bySku: ReadonlyMap<string, string>) {
  const keys = new Set<string>();
  const rest = text.replace(skus, (token) => {
    const key = bySku.get(token.toLowerCase());
    if (key === undefined) return token;
    keys.add(key);
    return " ";
  });
  return { rest, keys };
}

function takeNames(words: readonly string[], byFirst: ReadonlyMap<string, string[][]>, keys: Set<string>): string[] {
  const left: string[] = [];
  const plainWords = words.map(plain);
  for (let at = 0; at < words.length; at++) {
    const name = byFirst
      .get(plainWords[at] as string)
      ?.find((parts) => parts.every((part, index) => plainWords[at + index] === part));
    left.push(name ? product : (words[at] as string));
    if (!name) continue;
    keys.add(name.join(" "));
    at += name.length - 1;
  }
  return left;
}
