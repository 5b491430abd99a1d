import { AppError } from "#lib/http/errors.ts";
import { assertStorable, check } from "#lib/http/parse.ts";
import type { Line } from "#lib/lines.ts";
import { ImportedConversation } from "./contract.ts";
import { type ConversationRecord, toRecord } from "./rules.ts";

/** How the check names a fault of the line itself. */
const whole = "body";

/** The conversation of a line. Throws an `AppError` whose message says what is wrong with it. */
export function readRecord(line: Line, now: Date): ConversationRecord {
  if ("problem" in line) throw new AppError("MALFORMED_JSON", `The line ${line.problem}.`);
  const value = withoutNulls(parseJson(line.text), ["customer", "cart", "messages", "notes"]);
  assertStorable(value, whole);
  return toRecord(check(ImportedConversation, value, whole) as ImportedConversation, now);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError("MALFORMED_JSON", `Not valid JSON: ${(error as Error).message}.`);
  }
}

/** Exports write null where nothing is known: the same as leaving a field out. Within metadata null is a value. */
function withoutNulls(value: unknown, parts: string[] = []): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutNulls(item));
  if (typeof value !== "object" || value === null) return value;
  const kept = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(kept.map(([name, field]) => [name, parts.includes(name) ? withoutNulls(field) : field]));
}

/** What is wrong, for a person who has the line in front of them. */
export function reasonOf({ message, details }: AppError): string {
  const missing = (details.missing_fields ?? []).map((field) => `${field} is missing`);
  const invalid = (details.invalid_fields ?? []).map(({ field, message }) =>
    field === whole ? message : `${field}: ${message.replace(/\.$/, "")}`,
  );
  const reasons = [...missing, ...invalid];
  return reasons.length > 0 ? `${reasons.join("; ")}.` : message;
}
