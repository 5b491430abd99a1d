import type { z } from "zod";
import type { Contract } from "./contract.ts";
import type { ErrorDetails } from "./errors.ts";

// The dashboard's client: the same operations that API clients call, typed by their contracts. Browser-safe.

type Given<T> = T extends z.ZodType ? z.input<T> : never;
type Part<C extends Contract, Name extends "params" | "query" | "body"> = C[Name] extends z.ZodType
  ? Record<string, never> extends Given<C[Name]>
    ? { [K in Name]?: Given<C[Name]> }
    : { [K in Name]: Given<C[Name]> }
  : unknown;

/** What a call takes: the parts that its contract has. */
export type CallInput<C extends Contract> = Part<C, "params"> & Part<C, "query"> & Part<C, "body">;

/** What a successful call answers. */
export type CallOutput<C extends Contract> = {
  [S in keyof C["responses"]]: C["responses"][S] extends z.ZodType ? z.output<C["responses"][S]> : undefined;
}[keyof C["responses"]];

/** The API refused or failed. `message` is a sentence for people; `requestId` leads to the log. */
export class ApiError extends Error {
  override name = "ApiError";
  readonly status: number;
  readonly code: string;
  readonly details: ErrorDetails;
  readonly requestId: string | null;

  constructor(status: number, code: string, message: string, details: ErrorDetails, requestId: string | null) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.requestId = requestId;
  }
}

type Parts = { params?: Record<string, unknown>; query?: Record<string, unknown>; body?: unknown };

/** The address of an operation with its path and query filled in; empty values are left out. */
export function addressOf(contract: Contract, { params = {}, query = {} }: Parts = {}): string {
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    if (Array.isArray(value)) search.set(name, value.join(","));
    else if (typeof value !== "object") search.set(name, String(value));
    else for (const [key, inner] of Object.entries(value)) search.set(`${name}[${key}]`, String(inner));
  }
  return search.size > 0 ? `${path}?${search}` : path;
}

/** Calls an operation with the session's cookie; throws `ApiError`. */
export async function call<const C extends Contract>(
  contract: C,
  input: CallInput<C>,
  signal?: AbortSignal,
): Promise<CallOutput<C>> {
  const parts = input as Parts;
  const response = await fetch(addressOf(contract, parts), {
    method: contract.method,
    signal,
    ...(parts.body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parts.body),
    }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, "NETWORK", "The server cannot be reached. Check your connection and try again.", {}, null);
  });
  if (response.status === 204) return undefined as CallOutput<C>;
  const json = await response.json().catch(() => null);
  if (response.ok) return json as CallOutput<C>;
  const {
    code = "INTERNAL_ERROR",
    message = `The server answered ${response.status}.`,
    details = {},
  } = json?.error ?? {};
  throw new ApiError(response.status, code, message, details, response.headers.get("x-request-id"));
}
