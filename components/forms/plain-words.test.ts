import { expect, test } from "vitest";
import { z } from "zod";
import { plainWords } from "./plain-words.ts";

const words = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainWords }).error?.issues[0]?.message;

test.each([
  [z.string().min(1), "", "Please fill this in."],
  [z.string(), undefined, "Please fill this in."],
  [z.string().min(10), "short", "At least 10 characters."],
  [z.string().max(1200), "x".repeat(1201), "At most 1,200 characters."],
  [z.number(), "many", "Write a number."],
  [z.number().min(0), -1, "At least 0."],
  [z.int().max(5), 6, "At most 5."],
])("a form says what to do instead of what a program expected: %#", (schema, value, sentence) => {
  expect(words(schema, value)).toBe(sentence);
});

test("a schema's own sentence is kept", () => {
  expect(words(z.string().min(1, "Give the key a name."), "")).toBe("Give the key a name.");
});
