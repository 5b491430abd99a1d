import type { Contract } from "../contract.ts";
import { type ErrorCode, type ErrorDetails, errorStatus } from "../errors.ts";
import type { Json } from "./json.ts";

type Told = { message: string; details?: ErrorDetails };

/** How each error reads, for the document. */
const told: Record<ErrorCode, Told> = {
  INVALID_REQUEST: {
    message: "The request is missing required parameters: name. limit: Write a whole number.",
    details: {
      missing_fields: ["name"],
      invalid_fields: [{ field: "limit", code: "invalid_type", message: "Write a whole number." }],
    },
  },
  MALFORMED_JSON: { message: "The body is not valid JSON: the body is empty." },
  INVALID_CURSOR: { message: "This cursor is not one of ours. Start again without it." },
  UNAUTHENTICATED: { message: "Send an API key as `Authorization: Bearer YOUR_API_KEY`." },
  INVALID_TICKET: { message: "This ticket was used, has expired or never was. Ask for another one." },
  INVALID_API_KEY: { message: "There is no such API key. Check that it was copied whole." },
  EXPIRED_API_KEY: { message: "This API key expired. Create a new one." },
  REVOKED_API_KEY: { message: "This API key was revoked. Create a new one." },
  SESSION_EXPIRED: { message: "Your session is over. Sign in again." },
  INSUFFICIENT_SCOPE: {
    message: "This call needs the scope webhooks:write. Use a key or a role that has it.",
    details: { required_scope: "webhooks:write", held_scopes: ["conversations:read"] },
  },
  ADDRESS_NOT_ALLOWED: {
    message: "Requests from 203.0.113.7 are not allowed. Add it to the IP allowlist.",
    details: { address: "203.0.113.7" },
  },
  CROSS_ORIGIN: { message: "A session may be used from the dashboard’s own pages only. Use an API key instead." },
  HTTPS_REQUIRED: {
    message: "Call the API over https. The key has been sent in plain text: revoke it and create a new one.",
  },
  NOT_FOUND: { message: "There is nothing with this id." },
  METHOD_NOT_ALLOWED: { message: "Use GET or POST here." },
  CONFLICT: { message: "It is not in a state that allows this, or exists already." },
  IDEMPOTENCY_KEY_IN_USE: {
    message: "A call with this Idempotency-Key is still running. Send it again in a moment to get its answer.",
    details: { retry_after: 1 },
  },
  PAYLOAD_TOO_LARGE: { message: "The body may have at most 1048576 bytes (1 MiB)." },
  UNSUPPORTED_MEDIA_TYPE: { message: "Send the body as JSON in UTF-8, with Content-Type: application/json." },
  RANGE_NOT_SATISFIABLE: { message: "The file has 9812402 bytes." },
  UNPROCESSABLE: { message: "The request is understood, but cannot be carried out as it stands." },
  IDEMPOTENCY_KEY_REUSED: {
    message: "This Idempotency-Key was used for another call. Take a new key for each call that is not a repetition.",
  },
  RATE_LIMITED: {
    message: "Too many calls: key allows 600 a minute. Try again in 12 seconds.",
    details: { policy: "key", limit: 600, retry_after: 12 },
  },
  INTERNAL_ERROR: {
    message: "Something went wrong on our side. Quote req_01kpvyzg2s8m4q6t7x9b1c3d5f when you ask us about it.",
  },
  SERVICE_UNAVAILABLE: { message: "The database does not answer. Try again in a few seconds." },
};

/** An example of each of these errors, to refer to. */
export function errorExamples(codes: Iterable<ErrorCode>): Record<string, Json> {
  return Object.fromEntries([...codes].map((code) => [code, exampleOf(code)]));
}

function exampleOf(code: ErrorCode): Json {
  const { message, details = {} } = told[code];
  return {
    summary: `${errorStatus[code]} ${code}`,
    value: {
      error: { code, message, details },
      request_id: "req_01kpvyzg2s8m4q6t7x9b1c3d5f",
      doc_url: `https://api.shopguide.com/docs/errors#${code.toLowerCase()}`,
    },
  };
}

const always: ErrorCode[] = [
  "INVALID_REQUEST",
  "HTTPS_REQUIRED",
  "RATE_LIMITED",
  "INTERNAL_ERROR",
  "SERVICE_UNAVAILABLE",
];
const whenSignedIn: ErrorCode[] = [
  "UNAUTHENTICATED",
  "INVALID_API_KEY",
  "EXPIRED_API_KEY",
  "REVOKED_API_KEY",
  "SESSION_EXPIRED",
  "INSUFFICIENT_SCOPE",
  "ADDRESS_NOT_ALLOWED",
  "CROSS_ORIGIN",
];
const withBody: ErrorCode[] = ["MALFORMED_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];

const whenRepeatable: ErrorCode[] = ["IDEMPOTENCY_KEY_IN_USE", "IDEMPOTENCY_KEY_REUSED"];

/** Errors that say when to try again. */
export const retryLater: readonly ErrorCode[] = ["RATE_LIMITED", "SERVICE_UNAVAILABLE", "IDEMPOTENCY_KEY_IN_USE"];

/** Whether an Idempotency-Key keeps the call from being carried out twice. */
export const isRepeatable = (contract: Contract): boolean => contract.method !== "GET" && !contract.public;

/** Answered before any operation is found, so that none can declare it. */
export const beforeAnyOperation: readonly ErrorCode[] = ["METHOD_NOT_ALLOWED"];

/** Every error that an operation can answer with: its own and the pipeline's. */
export function errorsOf(contract: Contract): ErrorCode[] {
  return [
    ...new Set([
      ...always,
      ...(contract.public ? [] : whenSignedIn),
      ...(contract.body ? withBody : []),
      ...(isRepeatable(contract) ? whenRepeatable : []),
      ...(contract.params && contract.path.includes("{") ? (["NOT_FOUND"] as const) : []),
      ...(contract.errors ?? []),
    ]),
  ];
}

/** The same, by status. */
export function errorsByStatus(contract: Contract): [string, ErrorCode[]][] {
  return Object.entries(Object.groupBy(errorsOf(contract), (code) => String(errorStatus[code]))) as [
    string,
    ErrorCode[],
  ][];
}
