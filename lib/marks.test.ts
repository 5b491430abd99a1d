import { expect, test } from "vitest";
import { markHits } from "./marks.ts";

const hits = (text: string, query: string) =>
  markHits(text, query)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join("");

test("a word is marked at the beginning of words, whatever their case", () => {
  expect(hits("Two returns, one Return label", "return")).toBe("Two [return]s, one [Return] label");
  expect(hits("The preturn is not it", "return")).toBe("The preturn is not it");
});

test("accents make no difference, composed or not", () => {
  expect(hits("Ána drank café", "ana cafe")).toBe("[Ána] drank [café]");
  expect(hits("cafe\u0301 crème", "CAFÉ")).toBe("[cafe\u0301] crème");
});

test("Chinese is found anywhere in a sentence", () => {
  expect(hits("你好,我想退货", "退货")).toBe("你好,我想[退货]");
  expect(hits("我的iPhone手机", "iphone手机")).toBe("我的[iPhone][手机]");
});

test("every word of a search is marked, the longer one first", () => {
  expect(hits("size and sizes", "size sizes")).toBe("[size] and [sizes]");
});

test("punctuation in a search is no pattern", () => {
  expect(hits("ORD-2024-17 (new)", "ord-2024 (")).toBe("[ORD]-[2024]-17 (new)");
  expect(hits("anything", "(.*)")).toBe("anything");
});

test("in names a hit may stand anywhere, as the search finds it there", () => {
  expect(markHits("Hana Sato", "ana", true)).toEqual([
    { text: "H", hit: false },
    { text: "ana", hit: true },
    { text: " Sato", hit: false },
  ]);
});

test("text without a search stays whole", () => {
  expect(markHits("Hello 👨‍👩‍👧", null)).toEqual([{ text: "Hello 👨‍👩‍👧", hit: false }]);
});
