import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";
import { compressions, formats, mediaTypesOfFiles } from "./formats/contract.ts";
import { resourceNames } from "./resources/contract.ts";

export const exportStates = ["queued", "running", "completed", "failed", "canceled", "expired"] as const;

const resource = z.enum(resourceNames).meta({ description: "What is exported.", examples: ["conversations"] });
const format = z
  .enum(formats)
  .default("ndjson")
  .meta({ description: "`ndjson` and `json` are exactly what the API shows; `csv` and `xlsx` are for spreadsheets." });
const compression = z
  .enum(compressions)
  .default("none")
  .meta({ description: "Of the file. `xlsx` is compressed by itself, so it takes `none`.", examples: ["gzip"] });

const isTimeZone = (name: string) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

export const timeZone = z
  .string()
  .max(60)
  .refine((name) => /^[A-Za-z]/.test(name) && isTimeZone(name), "must be a time zone such as Europe/Lisbon");

const filterDescription =
  "What the resource's list can be narrowed to, by the same names and values: for `conversations` those of " +
  "`GET /v1/conversations`, for `analytics` those of `GET /v1/analytics/conversations`. `messages` takes those of the conversations and `role`, `sent_after` and `sent_before`.";

const fieldNames = z.array(z.string().min(1).max(80)).min(1).max(100);

const optionFields = {
  fields: fieldNames.optional().meta({
    description: "Which fields, all if left out. `customer` names the whole object, `customer.email` one field of it.",
    examples: [["id", "status", "customer.email"]],
  }),
  time_zone: timeZone
    .default("UTC")
    .meta({ description: "In which times are written, with their offset from UTC.", examples: ["Europe/Lisbon"] }),
  include_messages: z
    .boolean()
    .default(false)
    .meta({ description: "Conversations only: each with all its messages in `messages`." }),
  bom: z
    .boolean()
    .default(false)
    .meta({ description: "CSV only: begins with a byte order mark, by which Excel knows UTF-8." }),
};

export const ExportOptions = {
  resource,
  format,
  compression,
  filters: z
    .record(z.string(), z.json())
    .default({})
    .meta({
      description: filterDescription,
      examples: [{ status: ["closed"], started_after: "2026-11-01T00:00:00Z" }],
    }),
  ...optionFields,
};

export const CreateExport = z.strictObject(ExportOptions).meta({ id: "CreateExport" });

const whole = z.int().nonnegative();

export const Export = z
  .object({
    id: id("exp"),
    state: z.enum(exportStates).meta({ description: "`completed` has a file until it turns `expired`." }),
    resource,
    format: z.enum(formats),
    compression: z.enum(compressions),
    filters: z.record(z.string(), z.json()),
    fields: z.array(z.string()).nullable().meta({ description: "Null: all." }),
    time_zone: z.string(),
    include_messages: z.boolean(),
    bom: z.boolean(),
    rows_done: whole.meta({ description: "Rows written so far." }),
    rows_total: whole.nullable().meta({ description: "Rows in all; null until they are counted." }),
    percent: z
      .number()
      .min(0)
      .max(100)
      .nullable()
      .meta({ examples: [42.5] }),
    rows_per_second: z
      .number()
      .nonnegative()
      .nullable()
      .meta({ description: "Since it began.", examples: [48_000] }),
    remaining_seconds: whole.nullable().meta({ description: "At that rate; null while it is not known." }),
    size_bytes: whole.meta({ description: "Bytes written so far; of a completed export, the file's size." }),
    sha256: z
      .string()
      .nullable()
      .meta({ description: "Of the whole file, in hex; null until it is completed.", examples: ["9f86d081884c7d65…"] }),
    file_name: z.string().meta({ examples: ["conversations-2026-11-22-8m4q6t.ndjson.gz"] }),
    download_url: z
      .string()
      .nullable()
      .meta({ description: "Where the file can be fetched with your key; null when there is none." }),
    error: z
      .object({
        code: z.string().meta({ examples: ["disk_full"] }),
        message: z.string().meta({ examples: ["The disk for exports is full."] }),
      })
      .nullable()
      .meta({ description: "Why it failed." }),
    schedule_id: id("exs").nullable().meta({ description: "The schedule that made it." }),
    created_by: z.object({ type: z.enum(["key", "user", "system"]), id: z.string(), name: z.string() }),
    created_at: timestamp,
    started_at: timestamp.nullable(),
    completed_at: timestamp.nullable().meta({ description: "When it ended, however it did." }),
    expires_at: timestamp.nullable().meta({ description: "When the file is removed." }),
  })
  .meta({ id: "Export" });

const common = { tag: "Exports" } as const;
const params = z.strictObject({ export_id: id("exp") });

export const listExports = route({
  ...common,
  id: "listExports",
  method: "GET",
  path: "/v1/exports",
  summary: "List exports, newest first",
  description: "Those of resources that the caller may read.",
  scope: "exports:read",
  query: z.strictObject({
    ...pageQuery,
    state: several(exportStates),
    resource: several(resourceNames),
    schedule_id: id("exs").optional(),
  }),
  responses: { 200: listOf(Export) },
  errors: ["INVALID_CURSOR"],
});

export const createExport = route({
  ...common,
  id: "createExport",
  method: "POST",
  path: "/v1/exports",
  summary: "Export everything that a filter leaves",
  description:
    "Work in progress: ask `GET /v1/exports/{export_id}` until `state` is `completed`, listen to `export.progress` on the " +
    "stream, or to the events `export.completed` and `export.failed`, which webhooks carry too. The file holds one " +
    "moment's state, however long it takes. Also needs the scope to read the resource. Three run at a time for a shop; " +
    "further ones wait. Emits `export.completed` or `export.failed`.",
  scope: "exports:write",
  body: CreateExport,
  responses: { 202: Export },
  errors: ["CONFLICT", "NOT_FOUND"],
});

export const getExport = route({
  ...common,
  id: "getExport",
  method: "GET",
  path: "/v1/exports/{export_id}",
  summary: "Get an export and its progress",
  scope: "exports:read",
  params,
  responses: { 200: Export },
  errors: ["NOT_FOUND"],
});

export const cancelExport = route({
  ...common,
  id: "cancelExport",
  method: "POST",
  path: "/v1/exports/{export_id}/cancel",
  summary: "Cancel an export",
  description: "It stops within a second. One that has ended stays as it is.",
  scope: "exports:write",
  params,
  responses: { 200: Export },
  errors: ["NOT_FOUND"],
});

export const deleteExport = route({
  ...common,
  id: "deleteExport",
  method: "DELETE",
  path: "/v1/exports/{export_id}",
  summary: "Delete an export and its file",
  description: "Of one that is still running, the work is stopped.",
  scope: "exports:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});

export const downloadExport = route({
  ...common,
  id: "downloadExport",
  method: "GET",
  path: "/v1/exports/{export_id}/download",
  summary: "Download an export's file",
  description:
    "With `Range` it answers 206 and a part of the file, so a download that broke off goes on where it stopped; with " +
    '`If-Range: "<sha256>"` only when the file is still the same. The `ETag` is the file\'s SHA-256.',
  scope: "exports:read",
  params,
  responses: { 200: "file", 206: "file" },
  files: mediaTypesOfFiles,
  errors: ["NOT_FOUND", "CONFLICT", "RANGE_NOT_SATISFIABLE"],
});

const yes = (description: string) => z.enum(["true", "false"]).default("false").meta({ description });

export const streamExport = route({
  ...common,
  id: "streamExport",
  method: "GET",
  path: "/v1/exports/stream",
  summary: "Export straight into the answer",
  description:
    "The same rows as an export, written while they are read, for pipes: nothing is kept here and there is no time-out. An " +
    "answer that breaks off lacks the end of its transfer encoding, so clients report it; a compressed file, `json` and " +
    "`xlsx` also cannot be read without their ends, and `end_line=true` adds a last line with the count and the checksum " +
    "of all before it. Also needs the scope to read the resource.",
  scope: "exports:read",
  query: z.strictObject({
    resource,
    format,
    compression,
    filter: z
      .record(z.string().max(120), z.union([z.string(), z.array(z.string())]))
      .optional()
      .meta({
        description: `${filterDescription} Written \`filter[status]=closed\`; a field of metadata \`filter[metadata.order]=1001\`.`,
        examples: [{ status: "closed" }],
      }),
    fields: z
      .string()
      .max(4000)
      .optional()
      .meta({ description: "Fields, separated by commas; all if left out.", examples: ["id,status,customer.email"] }),
    time_zone: optionFields.time_zone,
    include_messages: yes("Conversations only: each with all its messages."),
    bom: yes("CSV only: begins with a byte order mark."),
    end_line: yes("`ndjson` and `csv` only: a last line with the count and the SHA-256 of the lines before it."),
  }),
  responses: { 200: "file" },
  files: mediaTypesOfFiles,
  errors: ["NOT_FOUND"],
});
