import { expect, test } from "vitest";
import { guessCurrency } from "./guess.ts";

test.each([
  ["en-GB", "GBP"],
  ["en-US", "USD"],
  ["de-AT", "EUR"],
  ["fr-CH", "CHF"],
  ["zh-Hant-SG", "SGD"],
  ["en", "EUR"],
  ["", "EUR"],
  ["not a language", "EUR"],
])("a browser in %j most likely counts in %s", (language, currency) => {
  expect(guessCurrency(language)).toBe(currency);
});
