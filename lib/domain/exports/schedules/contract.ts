import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";
import { ExportOptions, exportStates } from "../contract.ts";
import { compressions, formats } from "../formats/contract.ts";
import { resourceNames } from "../resources/contract.ts";

export const frequencies = ["daily", "weekly"] as const;
export const weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export const periods = ["everything", "last_period"] as const;

const name = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .meta({ examples: ["Yesterday's conversations"] });
const timeOfDay = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time of day such as 06:30")
  .meta({
    description:
      "By the clock of `time_zone`. Where the clock skips this time the export runs right after; where it comes twice, at the first.",
    examples: ["06:30"],
  });
const weekday = z.enum(weekdays).meta({ description: "Of a weekly export." });
const period = z.enum(periods).meta({
  description:
    "`last_period`: only what began the day before, or in the seven days before, by the days of `time_zone`. Messages " +
    "are chosen by when they were said, customers by when they were last seen.",
});

const fields = {
  name,
  ...ExportOptions,
  frequency: z.enum(frequencies),
  weekday: weekday.nullish(),
  time_of_day: timeOfDay,
  period: period.default("everything"),
  enabled: z.boolean().default(true),
};

export const CreateExportSchedule = z.strictObject(fields).meta({ id: "CreateExportSchedule" });

export const UpdateExportSchedule = z
  .strictObject({
    name: name.optional(),
    format: z.enum(formats).optional(),
    compression: z.enum(compressions).optional(),
    filters: z.record(z.string(), z.json()).optional(),
    fields: ExportOptions.fields.nullable(),
    time_zone: ExportOptions.time_zone.unwrap().optional(),
    include_messages: z.boolean().optional(),
    bom: z.boolean().optional(),
    frequency: z.enum(frequencies).optional(),
    weekday: weekday.nullish(),
    time_of_day: timeOfDay.optional(),
    period: period.optional(),
    enabled: z.boolean().optional().meta({ description: "False: it does not run until it is enabled again." }),
  })
  .refine((body) => Object.keys(body).length > 0, "Name at least one field to change.")
  .meta({ id: "UpdateExportSchedule" });

export const ExportSchedule = z
  .object({
    id: id("exs"),
    name: z.string(),
    resource: z.enum(resourceNames),
    format: z.enum(formats),
    compression: z.enum(compressions),
    filters: z.record(z.string(), z.json()),
    fields: z.array(z.string()).nullable(),
    time_zone: z.string(),
    include_messages: z.boolean(),
    bom: z.boolean(),
    frequency: z.enum(frequencies),
    weekday: z.enum(weekdays).nullable(),
    time_of_day: timeOfDay,
    period,
    enabled: z.boolean(),
    next_run_at: timestamp.nullable().meta({ description: "Null while it is not enabled." }),
    last_run_at: timestamp.nullable(),
    last_export_id: id("exp").nullable(),
    last_export_state: z.enum(exportStates).nullable().meta({ description: "Null when that export was deleted." }),
    created_by: z.object({ type: z.enum(["key", "user", "system"]), id: z.string(), name: z.string() }),
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "ExportSchedule" });

const common = { tag: "Exports" } as const;
const params = z.strictObject({ schedule_id: id("exs") });

export const listExportSchedules = route({
  ...common,
  id: "listExportSchedules",
  method: "GET",
  path: "/v1/export-schedules",
  summary: "List scheduled exports, newest first",
  scope: "exports:read",
  query: z.strictObject(pageQuery),
  responses: { 200: listOf(ExportSchedule) },
  errors: ["INVALID_CURSOR"],
});

export const createExportSchedule = route({
  ...common,
  id: "createExportSchedule",
  method: "POST",
  path: "/v1/export-schedules",
  summary: "Export every day or every week",
  description:
    "Each run is an export like any other, with `schedule_id`: it emits `export.completed` or `export.failed`, and who " +
    "made the schedule gets a mail. A run that was missed while nothing ran is made up for once. Also needs the scope to " +
    "read the resource.",
  scope: "exports:write",
  body: CreateExportSchedule,
  responses: { 201: ExportSchedule },
  errors: ["CONFLICT", "NOT_FOUND"],
});

export const getExportSchedule = route({
  ...common,
  id: "getExportSchedule",
  method: "GET",
  path: "/v1/export-schedules/{schedule_id}",
  summary: "Get a scheduled export",
  scope: "exports:read",
  params,
  responses: { 200: ExportSchedule },
  errors: ["NOT_FOUND"],
});

export const updateExportSchedule = route({
  ...common,
  id: "updateExportSchedule",
  method: "PUT",
  path: "/v1/export-schedules/{schedule_id}",
  summary: "Change a scheduled export",
  description: "Changes what is given and leaves the rest. The resource stays.",
  scope: "exports:write",
  params,
  body: UpdateExportSchedule,
  responses: { 200: ExportSchedule },
  errors: ["NOT_FOUND"],
});

export const deleteExportSchedule = route({
  ...common,
  id: "deleteExportSchedule",
  method: "DELETE",
  path: "/v1/export-schedules/{schedule_id}",
  summary: "Delete a scheduled export",
  description: "Exports that it made stay.",
  scope: "exports:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});
