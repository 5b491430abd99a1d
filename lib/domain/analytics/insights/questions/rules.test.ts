import { expect, test } from "vitest";
import { distinctExamples, labelOf } from "./rules.ts";
import { generalise, isQuestion, languageOf, termsOf, wordsOf } from "./words/rules.ts";

const texts = (...list: string[]) => list.map((text) => ({ text }));
const asWritten = (word: string) => (["is", "my", "the", "a", "in", "it", "i", "to"].includes(word) ? null : word);

test("a group is called by its most usual wording, without what is one customer's own", () => {
  const examples = texts("My parcel", "Where is order AF-27266?", "where is order AF-11111", "Where is order AF-2?");
  expect(labelOf(examples)).toBe("Where is order …?");
  expect(labelOf(texts("Dear shop,\n\nIs the scarf washable?\n\nKind regards\nAda"))).toBe("Is the scarf washable?");
  expect(labelOf([])).toBeNull();
});

test("examples are no two alike", () => {
  const examples = texts("Is it in stock?", "is it in stock", "Is it back in stock?");
  expect(distinctExamples(examples).map(({ text }) => text)).toEqual(["Is it in stock?", "Is it back in stock?"]);
});

test("numbers, amounts and addresses are left out, sizes and words are not", () => {
  expect(wordsOf(generalise("Order AF-27266, €41.40, ada@example.com, https://a.example/b in XL"))).toEqual([
    "order",
    "in",
    "xl",
  ]);
});

test("a wish is about what is wished, and only without a topic about the wish", () => {
  expect(termsOf(wordsOf("I would like to order a mocha please"), asWritten)).toEqual(["mocha"]);
  expect(termsOf(wordsOf("Where is my order?"), asWritten)).toEqual(["?where", "order"]);
  expect(termsOf(wordsOf("Yes, thanks"), asWritten)).toBeNull();
});

test("later messages are questions by their mark, in any script", () => {
  expect(["Really?", "真的吗？", "حقا؟", "No."].map((text) => isQuestion(text, false))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  expect(isQuestion("My parcel is lost", true)).toBe(true);
});

test("a language is two letters of whatever tag was given", () => {
  expect(["pt-BR", "EN", "zh_Hans", null, "?"].map(languageOf)).toEqual(["pt", "en", "zh", "", ""]);
});
