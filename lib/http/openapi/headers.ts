import type { Json } from "./json.ts";

const count = (description: string, example: number): Json => ({
  description,
  schema: { type: "integer", format: "int32", minimum: 0, maximum: 2_147_483_647, examples: [example] },
});

const text = (description: string, example: string, maxLength = 200): Json => ({
  description,
  schema: { type: "string", maxLength, examples: [example] },
});

/** The headers of answers, described once. */
export const headers: Record<string, Json> = {
  "X-Request-Id": text("Names this call. Quote it when you ask about one.", "req_01kpvyzg2s8m4q6t7x9b1c3d5f", 60),
  "RateLimit-Policy": text("How many calls in how many seconds this key may make.", '"default";q=600;w=60'),
  RateLimit: text("How many calls are left, and in how many seconds the window ends.", '"default";r=598;t=42'),
  "X-RateLimit-Limit": count("Calls that this key may make in a window.", 600),
  "X-RateLimit-Remaining": count("Calls that are left in this window.", 598),
  "X-RateLimit-Reset": count("When the window ends, in seconds since 1970.", 1_795_383_042),
  ETag: text("Send it as `If-None-Match` to get a 304 while nothing has changed.", '"Zm9vYmFyYmF6cXV4"'),
  "Idempotency-Replayed": text(
    "`true` when this is the answer to an earlier call with the same Idempotency-Key.",
    "true",
  ),
  "Retry-After": count("Wait so many seconds before the next try.", 12),
};

/** The headers of requests that a step of its own reads, and so any operation may take. */
export const requestHeaders: Record<string, Json> = {
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    description: "The `ETag` of what you have. The answer is a 304 without a body while nothing has changed.",
    schema: { type: "string", maxLength: 1000 },
  },
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Any text of your own, different for each change. Sent again within 24 hours, the call is not carried out twice: " +
      "you get the first one’s answer.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x20-\\x7e]+$" },
    example: "8f14e45f-ceea-467f-9a8b-5d1c3b7e2a90",
  },
};

export const referTo = (...names: string[]): Json =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export const rateLimitHeaders = [
  "RateLimit-Policy",
  "RateLimit",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
];
