import { isDeepStrictEqual } from "node:util";
import type { z } from "zod";
import { contracts } from "#lib/domain/contracts.ts";
import type { Contract } from "#lib/http/contract.ts";
import { errorEnvelope } from "#lib/http/error-envelope.ts";
import type { ErrorCode } from "#lib/http/errors.ts";
import { beforeAnyOperation, errorsOf } from "#lib/http/openapi/errors.ts";

// Whether an answer is one that the API document promises.

type Answer = { status: number; headers: Headers; text: string };

/** Paths that name something literally come before those with a parameter in the same place. */
const operations = contracts
  .map((contract) => ({ contract, path: new RegExp(`^${contract.path.replace(/\{\w+\}/g, "[^/]+")}$`) }))
  .toSorted((a, b) => a.contract.path.split("{").length - b.contract.path.split("{").length);

/** The operation that answers this call; none for a path or a verb that the API does not have. */
export function operationOf(method: string, path: string): Contract | undefined {
  const bare = path.replace(/\?.*$/s, "");
  const wanted = method === "HEAD" ? "GET" : method;
  const named = operations.find((operation) => operation.path.test(bare))?.contract.path;
  return contracts.find((contract) => contract.path === named && contract.method === wanted);
}

/** Throws when the operation's contract does not allow this answer: its status, its error code or its body. */
export function assertConforms(method: string, path: string, answer: Answer): void {
  const contract = operationOf(method, path);
  const problem =
    answer.status >= 400 ? problemOfError(contract, answer.text) : contract && problemOfSuccess(contract, answer);
  const unnamed = contract && !answer.headers.has("x-request-id") ? "it has no X-Request-Id." : undefined;
  if (!path.startsWith("/v1/") || !(problem ?? unnamed)) return;
  throw new Error(`${method} ${path} answered ${answer.status}, against its contract: ${problem ?? unnamed}`);
}

function problemOfError(contract: Contract | undefined, text: string): string | undefined {
  const read = errorEnvelope.safeParse(parsed(text));
  if (!read.success) return `not the shape of an error: ${text.slice(0, 300)}`;
  const { code } = read.data.error;
  const allowed: readonly ErrorCode[] = contract ? errorsOf(contract) : ["NOT_FOUND", ...beforeAnyOperation];
  return allowed.includes(code) ? undefined : `it does not declare ${code}.`;
}

function problemOfSuccess(contract: Contract, { status, headers, text }: Answer): string | undefined {
  if (status === 304 && contract.method === "GET") return text === "" ? undefined : "a 304 has no body.";
  const body = contract.responses[status as 200];
  if (body === undefined) return "it does not declare this status.";
  if (body === "empty") return text === "" ? undefined : "it promises no body.";
  if (body === "event-stream") {
    return headers.get("content-type")?.startsWith("text/event-stream") ? undefined : "it promises events.";
  }
  if (contract.files?.includes(headers.get("content-type")?.split(";")[0] ?? "")) return undefined;
  if (contract.files?.some((type) => headers.get("content-type")?.startsWith(type))) return undefined;
  return body === "file" ? `it promises ${contract.files?.join(" or ")}.` : problemOfBody(body, parsed(text));
}

/** Fields that the schema does not know are a fault as well: nobody could read about them. */
export function problemOfBody(schema: z.ZodType, body: unknown): string | undefined {
  const read = schema.safeParse(body);
  if (!read.success) return read.error.message;
  return undescribed(body, read.data, "body");
}

function undescribed(given: unknown, read: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(given, read) || typeof given !== "object" || given === null) return undefined;
  for (const [name, value] of Object.entries(given)) {
    const kept = read as Record<string, unknown>;
    if (!(name in kept)) return `${path}.${name} is not described.`;
    const inner = undescribed(value, kept[name], `${path}.${name}`);
    if (inner) return inner;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
