import { expect, test } from "vitest";
import { z } from "zod";
import { sentence, speakPlainly } from "./plain-words.ts";

speakPlainly();

const words = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

test.each([
  [z.string().min(1), "", "Please fill this in."],
  [z.string(), undefined, "Please fill this in."],
  [z.string(), 7, "Give text."],
  [z.string().min(10), "short", "At least 10 characters."],
  [z.string().max(1200), "x".repeat(1201), "At most 1,200 characters."],
  [z.string().length(3), "EURO", "Exactly 3 characters."],
  [z.number(), "many", "Write a number."],
  [z.number().min(0), -1, "At least 0."],
  [z.number().gt(0), 0, "More than 0."],
  [z.int().max(5), 6, "At most 5."],
  [z.int(), 1.5, "Write a whole number."],
  [z.number().multipleOf(5), 7, "Give a multiple of 5."],
  [z.boolean(), "yes", "Give true or false."],
  [z.array(z.string()), "vip", "Give a list."],
  [z.array(z.string()).max(1), ["a", "b"], "At most 1 entry."],
  [z.enum(["web", "app"]), "fax", "Choose one of web, app."],
  [z.literal("csv"), "xml", "Only csv is taken here."],
  [z.email(), "ana", "Write an e-mail address, such as ana@example.com."],
  [z.iso.date(), "soon", "Write a day, such as 2026-11-22."],
  [z.strictObject({}), { colour: "red" }, "There is no field colour."],
])("says what to do instead of what a program expected: %#", (schema, value, expected) => {
  expect(words(schema, value)).toBe(expected);
});

test("a schema's own sentence is kept", () => {
  expect(words(z.string().min(1, "Give the key a name."), "")).toBe("Give the key a name.");
});

test("words of a schema become a sentence, and a sentence stays one", () => {
  expect(sentence("must be a whole number")).toBe("Must be a whole number.");
  expect(sentence("Choose at least one scope.")).toBe("Choose at least one scope.");
});
