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

const jsonHeaders = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

/** Turns what a verb returned into the contract's answer. */
export function respond(contract: Contract, result: unknown, requestId: string): Response {
  const first = Number(Object.keys(contract.responses)[0]);
  const reply = result instanceof Reply ? result : new Reply(first, result);
  if (reply.body instanceof ReadableStream) {
    return new Response(reply.body, {
      status: reply.status,
      headers: { "cache-control": "no-store", "x-request-id": requestId, ...reply.headers },
    });
  }
  if (reply.status === 204 || contract.responses[reply.status as 200] === "empty") {
    return new Response(null, { status: reply.status, headers: { "x-request-id": requestId, ...reply.headers } });
  }
  const text = reply.body instanceof JsonText ? reply.body.text : JSON.stringify(reply.body);
  return new Response(text, {
    status: reply.status,
    headers: { ...jsonHeaders, "x-request-id": requestId, ...reply.headers },
  });
}

/** Turns any failure into the document's error envelope; an unknown one shows nothing but the request's id. */
export function respondError(error: unknown, requestId: string): Response {
  const known =
    error instanceof AppError
      ? error
      : new AppError(
          "INTERNAL_ERROR",
          `Something went wrong on our side. Quote ${requestId} when you ask us about it.`,
        );
  return new Response(JSON.stringify(errorBody(known, requestId)), {
    status: known.status,
    headers: { ...jsonHeaders, "x-request-id": requestId, ...known.headers },
  });
}
