import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

const statusFilter = z
  .string()
  .max(100)
  .regex(/^([1-5]xx|[1-5]\d\d)(,([1-5]xx|[1-5]\d\d))*$/, "must be statuses or classes of them, such as 429 or 4xx,500")
  .transform((text) => text.split(","))
  .meta({ description: "Statuses or classes, separated by commas.", examples: ["4xx,500"] });

export const RequestLog = z
  .object({
    id: id("req").meta({ description: "The `request_id` of the answer." }),
    created_at: timestamp.meta({ description: "When the call came in." }),
    method: z.enum(methods),
    route: z.string().meta({ description: "The operation's path.", examples: ["/v1/conversations/{conversation_id}"] }),
    operation: z.string().meta({ examples: ["updateConversation"] }),
    path: z.string().meta({ description: "The path that was called." }),
    query: z
      .string()
      .nullable()
      .meta({ description: "With what people typed and personal data masked.", examples: ["limit=50&q=[masked]"] }),
    status: z.int(),
    error_code: z.string().nullable(),
    duration_ms: z.number(),
    key_id: id("key"),
    key_name: z.string().nullable(),
    address: z.string().nullable(),
    user_agent: z.string().nullable(),
    request_bytes: z.int().meta({ description: "Size of the body that was sent." }),
    response_bytes: z.int().meta({ description: "Size of the body that was answered; 0 for a stream." }),
  })
  .meta({ id: "RequestLog" });

export const RequestLogDetail = RequestLog.extend({
  error: z
    .object({ code: z.string(), message: z.string(), details: z.record(z.string(), z.json()) })
    .nullable()
    .meta({ description: "What a failed call was answered, with personal data masked." }),
  request_body: z
    .string()
    .nullable()
    .meta({
      description: "What a failed call sent: its fields and numbers, with texts masked. At most 8 KiB of JSON.",
      examples: ['{"customer":{"email":"[masked 17]"},"satisfaction_score":9}'],
    }),
}).meta({ id: "RequestLogDetail" });

const filter = {
  status: statusFilter.optional(),
  method: z.enum(methods).optional(),
  route: z
    .string()
    .max(200)
    .optional()
    .meta({ description: "An operation's path.", examples: ["/v1/conversations"] }),
  operation: z
    .string()
    .max(100)
    .optional()
    .meta({ examples: ["listConversations"] }),
  key_id: id("key").optional(),
  address: z
    .string()
    .max(64)
    .optional()
    .meta({ examples: ["198.51.100.7"] }),
  request_id: id("req").optional(),
  error_code: z
    .string()
    .max(60)
    .optional()
    .meta({ examples: ["RATE_LIMITED"] }),
  created_after: timestamp.optional().meta({ description: "That moment included." }),
  created_before: timestamp.optional().meta({ description: "That moment not included." }),
  min_duration_ms: z.coerce
    .number("must be a number of milliseconds")
    .min(0)
    .max(3_600_000)
    .optional()
    .meta({ description: "Only calls that took at least this long." }),
};

export const listRequestLogs = route({
  id: "listRequestLogs",
  method: "GET",
  path: "/v1/request-logs",
  tag: "Request logs",
  summary: "List the calls made with your API keys, newest first",
  description: "A call appears about a second after its answer. Calls of the dashboard itself are not among them.",
  scope: "logs:read",
  query: z.strictObject({
    ...pageQuery,
    ...filter,
  }),
  responses: { 200: listOf(RequestLog) },
  errors: ["INVALID_CURSOR"],
});

/** Formats of the export. */
export const exportFormats = ["csv", "jsonl"] as const;

export const exportRequestLogs = route({
  id: "exportRequestLogs",
  method: "GET",
  path: "/v1/request-logs/export",
  tag: "Request logs",
  summary: "Download the calls made with your API keys",
  description:
    "A file of every call that the filters leave, newest first, with the columns of the list. It is written while it is " +
    "sent, however much there is. A connection that ends before the last chunk means that the file is not whole.",
  scope: "logs:read",
  query: z.strictObject({ ...filter, format: z.enum(exportFormats).default("csv") }),
  responses: { 200: "file" },
  files: ["text/csv", "application/jsonl"],
});

export const getRequestLog = route({
  id: "getRequestLog",
  method: "GET",
  path: "/v1/request-logs/{request_id}",
  tag: "Request logs",
  summary: "Get a call by the request_id of its answer",
  scope: "logs:read",
  params: z.strictObject({ request_id: id("req") }),
  responses: { 200: RequestLogDetail },
  errors: ["NOT_FOUND"],
});
