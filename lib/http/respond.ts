import { env } from "#lib/env.ts";
import type { Contract } from "./contract.ts";
import { AppError, errorBody } from "./errors.ts";

/** JSON that PostgreSQL built, passed through without being parsed. */
export class JsonText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** An answer with another status than the contract's first, or with headers of its own. */
export class Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;

  constructor(status: number, body: unknown, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** What will be sent, while steps may still look at it and add to it. */
export type Answer = { status: number; headers: Record<string, string>; body: string | ReadableStream | null };

const json = "application/json; charset=utf-8";

/** Turns what a verb returned into the contract's answer. */
export function answerOf(contract: Contract, result: unknown): Answer {
  const reply = result instanceof Reply ? result : new Reply(Number(Object.keys(contract.responses)[0]), result);
  const { status, body, headers } = reply;
  if (body instanceof ReadableStream) return { status, headers, body };
  if (status === 204 || status === 304 || contract.responses[status as 200] === "empty")
    return { status, headers, body: null };
  const text = body instanceof JsonText ? body.text : JSON.stringify(body);
  return { status, headers: { "content-type": json, ...headers }, body: text };
}

/** Turns any failure into the document's error envelope; an unknown one shows nothing but the request's id. */
export function answerOfError(error: unknown, requestId: string): Answer {
  const known =
    error instanceof AppError
      ? error
      : new AppError(
          "INTERNAL_ERROR",
          `Something went wrong on our side. Quote ${requestId} when you ask us about it.`,
        );
  const body = JSON.stringify(errorBody(known, requestId, env().NEXTAUTH_URL));
  return { status: known.status, headers: { "content-type": json, ...known.headers }, body };
}

// The API is no page: nothing in it may run, be framed, or be taken for another type.
const protection = {
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
};

/** The answer on the wire. Without a rule of its own no cache keeps it. */
export function send({ status, headers, body }: Answer, requestId: string): Response {
  return new Response(body, {
    status,
    headers: { "cache-control": "no-store", ...protection, "x-request-id": requestId, ...headers },
  });
}

/** A failure before any operation was found. */
export function respondError(error: unknown, requestId: string): Response {
  return send(answerOfError(error, requestId), requestId);
}
