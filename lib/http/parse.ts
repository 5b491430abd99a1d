import type { z } from "zod";
import type { Contract, Input } from "./contract.ts";
import { AppError, type InvalidField } from "./errors.ts";
import { sentence } from "./plain-words.ts";

export const maxBodyBytes = 1024 * 1024;
const maxDepth = 32;

type Parsed<C extends Contract> = Omit<Input<C>, "limits">;

/** Where the body's text is noted for steps that follow. */
type Notes = { bodyText: string | null };

/** Checks path, query and body against the contract; throws INVALID_REQUEST naming every field that is wrong. */
export async function parse<C extends Contract>(
  contract: C,
  request: Request,
  params: Record<string, string>,
  notes: Notes = { bodyText: null },
): Promise<Parsed<C>> {
  const input = {
    params: contract.params && check(contract.params, params, "path"),
    query: check(contract.query, readQuery(request.url), "query"),
    body: contract.body && check(contract.body, await readBody(contract, request, notes), "body"),
    request,
  };
  return input as Parsed<C>;
}

/** Checks one part of a call; `within` is where a value stands that is a part of the body only, e.g. `operations[3]`. */
export function check<S extends z.ZodType | undefined>(
  schema: S,
  value: unknown,
  place: "path" | "query" | "body",
  within?: string,
): S extends z.ZodType ? z.output<S> : undefined;
export function check(
  schema: z.ZodType | undefined,
  value: unknown,
  place: "path" | "query" | "body",
  within?: string,
): unknown {
  if (place === "path") assertNameable(value as Record<string, string>);
  if (!schema) {
    if (Object.keys(value as object).length > 0) throw invalid(unknownFields(Object.keys(value as object), [], place));
    return undefined;
  }
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  if (place === "path") throw nothingAt(value as Record<string, string>);
  const problems = result.error.issues.flatMap((issue) => describe(issue, place));
  throw invalid(within === undefined ? problems : problems.map((problem) => nested(problem, place, within)));
}

/** An id of the wrong form in the path names nothing: the same 404 as an id that does not exist. */
const nothingAt = (params: Record<string, string>) =>
  new AppError("NOT_FOUND", `There is nothing at ${Object.values(params).join("/").slice(0, 200)}.`);

function assertNameable(params: Record<string, string>): void {
  if (!Object.values(params).every((part) => !part.includes("\0") && part.isWellFormed())) throw nothingAt(params);
}

function nested(problem: Problem, place: string, within: string): Problem {
  return { ...problem, field: problem.field === place ? within : `${within}.${problem.field}` };
}

type Problem = InvalidField & { missing: boolean };

function describe(issue: z.core.$ZodIssue, place: "path" | "query" | "body"): Problem[] {
  const field = issue.path.map(String).join(".");
  if (issue.code === "unrecognized_keys") return unknownFields(issue.keys, issue.path.map(String), place);
  if (issue.code === "invalid_union") {
    const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0];
    if (nearest?.some((inner) => inner.path.length > 0)) {
      return nearest.flatMap((inner) => describe({ ...inner, path: [...issue.path, ...inner.path] }, place));
    }
  }
  const missing = issue.code === "invalid_type" && issue.input === undefined;
  return [{ field: field || place, code: missing ? "missing" : issue.code, message: messageOf(issue), missing }];
}

/** Of a value that may be of several kinds, what each of them would need. */
function messageOf(issue: z.core.$ZodIssue): string {
  const kinds = issue.code === "invalid_union" ? issue.errors.flatMap((errors) => errors.map(messageOf)) : [];
  return kinds.length > 0 ? [...new Set(kinds)].join(" Or: ") : sentence(issue.message);
}

function unknownFields(keys: string[], path: string[], place: string): Problem[] {
  return keys.map((key) => ({
    field: [...path, key].join("."),
    code: "unknown",
    message: place === "query" ? "There is no such parameter." : "There is no such field.",
    missing: false,
  }));
}

function invalid(problems: Problem[]): AppError {
  const missing = problems.filter((problem) => problem.missing).map((problem) => problem.field);
  const fields = problems.filter((problem) => !problem.missing).map(({ missing: _, ...field }) => field);
  const parts: string[] = [];
  if (missing.length > 0) parts.push(`The request is missing required parameters: ${missing.join(", ")}.`);
  parts.push(...fields.map(({ field, message }) => `${field}: ${message}`));
  return new AppError("INVALID_REQUEST", parts.join(" "), {
    ...(missing.length > 0 && { missing_fields: missing }),
    ...(fields.length > 0 && { invalid_fields: fields }),
  });
}

type QueryValue = string | string[] | Record<string, string | string[]>;

/** `a=1&a=2` is a list and `metadata[key]=value` an object, as OpenAPI's `deepObject` writes it. */
function readQuery(url: string): Record<string, QueryValue> {
  const start = url.indexOf("?");
  if (start < 0) return {};
  const values: Record<string, QueryValue> = Object.create(null);
  for (const [name, value] of new URLSearchParams(url.slice(start))) {
    const [, outer = "", inner = ""] = /^(\w+)\[([^[\]]+)\]$/.exec(name) ?? [];
    const group = (outer && values[outer]) || Object.create(null);
    if (outer && typeof group === "object" && !Array.isArray(group)) {
      group[inner] = joined(group[inner], value);
      values[outer] = group;
    } else values[name] = joined(values[name], value);
  }
  assertStorable(values, "query");
  return { ...values };
}

function joined(before: QueryValue | undefined, value: string): string | string[] {
  return typeof before === "string" || Array.isArray(before) ? [before, value].flat() : value;
}

/** A body that may be left out is left out by sending no Content-Type. */
function readBody({ body, maxBodyBytes }: Contract, request: Request, notes: Notes): Promise<unknown> | undefined {
  if (!request.headers.has("content-type") && body?.safeParse(undefined).success) return undefined;
  return readJson(request, notes, maxBodyBytes);
}

async function readJson(request: Request, notes: Notes, maxBytes?: number): Promise<unknown> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;\s*charset=("?)utf-8\2\s*)?$/i.test(type.trim())) {
    throw new AppError(
      "UNSUPPORTED_MEDIA_TYPE",
      "Send the body as JSON in UTF-8, with Content-Type: application/json.",
    );
  }
  const text = await readText(request, maxBytes);
  notes.bodyText = text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = text.trim() === "" ? "the body is empty" : (error as Error).message;
    throw new AppError("MALFORMED_JSON", `The body is not valid JSON: ${reason}.`);
  }
  assertStorable(value, "body");
  return value;
}

async function readText(request: Request, maxBytes = maxBodyBytes): Promise<string> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const mebibytes = `${maxBytes / 2 ** 20} MiB`;
  const tooLarge = new AppError("PAYLOAD_TOO_LARGE", `The body may have at most ${maxBytes} bytes (${mebibytes}).`);
  if (declared > maxBytes) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of whole(request.body)) {
    size += chunk.byteLength;
    if (size > maxBytes) throw tooLarge;
    chunks.push(chunk);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new AppError("MALFORMED_JSON", "The body is not valid UTF-8.");
  }
}

/** The body's chunks; a client that leaves before the last is no failure of ours. */
async function* whole(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    yield* body ?? [];
  } catch {
    throw new AppError("MALFORMED_JSON", "The body did not arrive whole.");
  }
}

/** PostgreSQL cannot store NUL or half a surrogate pair, and nobody nests this deep by intent. */
export function assertStorable(value: unknown, path: string, depth = 0): void {
  if (depth > maxDepth) throw new AppError("INVALID_REQUEST", `The body is nested deeper than ${maxDepth} levels.`);
  if (typeof value === "string") assertText(value, path);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    assertText(key, path);
    assertStorable(inner, depth === 0 ? key : `${path}.${key}`, depth + 1);
  }
}

function assertText(text: string, field: string): void {
  if (!text.includes("\0") && text.isWellFormed()) return;
  const message = "The text has a NUL character or half of a surrogate pair.";
  throw new AppError("INVALID_REQUEST", `${field.toWellFormed().replaceAll("\0", "")}: ${message}`, {
    invalid_fields: [{ field: field.toWellFormed().replaceAll("\0", ""), code: "invalid_encoding", message }],
  });
}
