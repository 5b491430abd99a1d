import jsonata from "jsonata";
import { LinearRegex } from "./regex.ts";

// Runs in a thread of its own: what is evaluated here was written by strangers and may never end.

export type Limits = { runMs: number; maxBytes: number };

export type ProblemCode = "syntax" | "failed" | "no_result" | "too_large" | "too_long" | "too_much_memory" | "busy";

/** What came of an expression: JSON text, or why there is none. `detail` is the technical reason. */
export type Outcome = { json: string } | { problem: ProblemCode; detail: string };

const maxDepth = 300;
const maxItems = 100_000;
const maxKept = 200;
const kept = new Map<string, jsonata.Expression>();

/** Reads an expression with the regular expressions in it; null when nothing is wrong. */
export function check(text: string, limits: Limits): Outcome | null {
  try {
    compiled(text, limits);
    return null;
  } catch (error) {
    return { problem: "syntax", detail: sentence(error) };
  }
}

export async function evaluate(text: string, input: string, limits: Limits): Promise<Outcome> {
  const wrong = check(text, limits);
  if (wrong) return wrong;
  try {
    const json = JSON.stringify(await compiled(text, limits).evaluate(JSON.parse(input)), withoutFunctions);
    if (json === undefined) return { problem: "no_result", detail: "the expression has no result" };
    const bytes = Buffer.byteLength(json);
    return bytes <= limits.maxBytes ? { json } : { problem: "too_large", detail: `${bytes} bytes` };
  } catch (error) {
    return { problem: codeOf(error) === tookTooLong ? "too_long" : "failed", detail: sentence(error) };
  }
}

function compiled(text: string, { runMs }: Limits): jsonata.Expression {
  const known = kept.get(text);
  if (known) return known;
  const RegexEngine = LinearRegex as unknown as RegExpConstructor;
  const expression = jsonata(text, { RegexEngine, timeout: runMs, stack: maxDepth, sequence: maxItems });
  for (const regex of regexesIn(expression.ast())) new LinearRegex(regex);
  if (kept.size >= maxKept) kept.clear();
  kept.set(text, expression);
  return expression;
}

function* regexesIn(node: unknown): Generator<RegExp> {
  if (node instanceof RegExp) yield node;
  else if (typeof node === "object" && node !== null) for (const part of Object.values(node)) yield* regexesIn(part);
}

/** JSONata's functions are objects, which JSON would take along. */
const withoutFunctions = (_: string, value: unknown) =>
  typeof value === "object" && value !== null && ("_jsonata_function" in value || "_jsonata_lambda" in value)
    ? undefined
    : value;

/** JSONata's code for an evaluation that has reached its time. */
const tookTooLong = "D1012";

const codeOf = (error: unknown) => (error as { code?: unknown } | null)?.code;

/** JSONata throws plain objects; what JavaScript throws has no position. */
function sentence(error: unknown): string {
  const { message, position } = error as { message?: unknown; position?: unknown };
  const said = typeof message === "string" && message ? message.split("\n")[0] : "it cannot be read";
  return typeof position === "number" ? `${said} (at character ${position})` : String(said);
}
