import { sentence } from "./plain-words.ts";

/** Every error code of the API, with its status. */
export const errorStatus = {
  INVALID_REQUEST: 400,
  MALFORMED_JSON: 400,
  INVALID_CURSOR: 400,
  UNAUTHENTICATED: 401,
  INVALID_API_KEY: 401,
  EXPIRED_API_KEY: 401,
  REVOKED_API_KEY: 401,
  INVALID_TICKET: 401,
  SESSION_EXPIRED: 401,
  INSUFFICIENT_SCOPE: 403,
  ADDRESS_NOT_ALLOWED: 403,
  CROSS_ORIGIN: 403,
  HTTPS_REQUIRED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  IDEMPOTENCY_KEY_IN_USE: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RANGE_NOT_SATISFIABLE: 416,
  UNPROCESSABLE: 422,
  IDEMPOTENCY_KEY_REUSED: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  SERVICE_UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

export type InvalidField = { field: string; code: string; message: string };

export type ErrorDetails = { missing_fields?: string[]; invalid_fields?: InvalidField[]; [key: string]: unknown };

/** A failure that the client is told about: the message says what to change. */
export class AppError extends Error {
  override name = "AppError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.details = details;
    this.headers = headers;
  }

  get status(): number {
    return errorStatus[this.code];
  }
}

/** One field of a body or a parameter is not acceptable. */
export function invalidField(field: string, code: string, words: string): AppError {
  const message = sentence(words);
  return new AppError("INVALID_REQUEST", `${field}: ${message}`, { invalid_fields: [{ field, code, message }] });
}

/** The document's error envelope, with the request's id and where the code is explained. */
export function errorBody(error: AppError, requestId: string, site: string) {
  return {
    error: { code: error.code, message: error.message, details: error.details },
    request_id: requestId,
    doc_url: `${site.replace(/\/+$/, "")}/docs/errors#${error.code.toLowerCase()}`,
  };
}
