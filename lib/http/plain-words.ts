import { z } from "zod";

const number = (value: number | bigint) => value.toLocaleString("en-GB");

/** What stands in a field, by zod's name for its type. */
const types: Record<string, string> = {
  string: "Give text.",
  number: "Write a number.",
  int: "Write a whole number.",
  boolean: "Give true or false.",
  array: "Give a list.",
  object: "Give an object with named fields.",
  record: "Give an object with named fields.",
  null: "Give null.",
};

const formats: Record<string, string> = {
  email: "Write an e-mail address, such as ana@example.com.",
  url: "Write a whole address, such as https://example.com/shop.",
  datetime: "Write a time in ISO 8601 with an offset, such as 2026-11-22T10:30:00Z.",
  date: "Write a day, such as 2026-11-22.",
};

/** What is counted in a value that is too small or too large. */
const units: Record<string, [string, string]> = { string: ["character", "characters"], array: ["entry", "entries"] };

type Bound = { origin: string; exact?: boolean; inclusive?: boolean };

function bound({ origin, exact, inclusive = true }: Bound, words: [string, string], limit: number | bigint): string {
  const unit = units[origin]?.[Number(limit) === 1 ? 0 : 1];
  return `${exact ? "Exactly" : words[inclusive ? 0 : 1]} ${number(limit)}${unit ? ` ${unit}` : ""}.`;
}

const choice = (values: readonly unknown[]) =>
  values.length === 1 ? `Only ${values[0]} is taken here.` : `Choose one of ${values.join(", ")}.`;

/** What is wrong with a value and what to do about it, for people. A schema's own sentence wins over these. */
const plainWords: z.core.$ZodErrorMap = (issue) => {
  const empty = issue.input === undefined || issue.input === null || issue.input === "";
  switch (issue.code) {
    case "invalid_type":
      return empty ? "Please fill this in." : types[issue.expected];
    case "too_small":
      if (issue.origin === "string" && issue.minimum === 1) return "Please fill this in.";
      return bound(issue, ["At least", "More than"], issue.minimum);
    case "too_big":
      return bound(issue, ["At most", "Less than"], issue.maximum);
    case "invalid_value":
      return choice(issue.values);
    case "invalid_union":
      return Array.isArray(issue.options) && issue.options.length > 0
        ? choice(issue.options)
        : "This is none of the forms that are taken here.";
    case "invalid_format":
      return formats[issue.format] ?? "This does not have the right form. See the field’s description.";
    case "not_multiple_of":
      return `Give a multiple of ${number(issue.divisor)}.`;
    case "unrecognized_keys":
      return `There is no field ${issue.keys.join(", ")}.`;
    default:
      return "This value is not taken here. See the field’s description.";
  }
};

/** Lets every schema of a contract speak plainly, in the API's answers and in forms alike. */
export function speakPlainly(): void {
  z.config({ customError: plainWords });
}

/** A schema's own words, such as "must be a whole number", as a sentence. */
export function sentence(words: string): string {
  const begun = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
