import type { z } from "zod";
import { invalidField } from "#lib/http/errors.ts";
import { check } from "#lib/http/parse.ts";
import { requireScope } from "#lib/http/scopes.ts";
import type { CreateExport, Export } from "./contract.ts";
import { endingOf } from "./formats/contract.ts";
import { type Field, isNamed, nestedMessages, type Resource, resources } from "./resources/contract.ts";
import type { Place } from "./storage/service.ts";

/** What an export is to hold, and in which form. */
export type Wish = z.output<typeof CreateExport>;

export type Options = Pick<Wish, "filters" | "fields" | "time_zone" | "include_messages" | "bom">;

export type State = z.output<typeof Export>["state"];

export type ExportRow = {
  merchant_id: string;
  id: string;
  resource: Wish["resource"];
  format: Wish["format"];
  compression: Wish["compression"];
  options: Options;
  state: State;
  rows_done: number;
  rows_total: number | null;
  bytes: number;
  sha256: string | null;
  place: Place | null;
  error_code: string | null;
  error: string | null;
  attempts: number;
  claim_id: string | null;
  lease_until: Date | null;
  schedule_id: string | null;
  actor_type: "key" | "user" | "system";
  actor_id: string;
  actor_name: string;
  created_at: Date;
  started_at: Date | null;
  completed_at: Date | null;
  expires_at: Date | null;
};

/** Filters of a body may be plain JSON, of which a query has only texts. */
function asQuery(filters: Record<string, unknown>): Record<string, unknown> {
  const texts = Object.entries(filters).map(([name, value]) => [
    name,
    typeof value === "boolean" ? String(value) : value,
  ]);
  return Object.fromEntries(texts);
}

const resourceOf = (name: Wish["resource"]): Resource => resources[name];

/** The filters as their list takes them; throws INVALID_REQUEST naming each that is wrong, within `place`. */
export function filtersOf({ resource, filters }: Pick<Wish, "resource" | "filters">, place = "filters") {
  return check(resourceOf(resource).filters, asQuery(filters), "body", place);
}

/** The columns of the file, in the resource's own order. Throws INVALID_REQUEST for one that there is not. */
export function fieldsOf(
  { resource, fields, include_messages }: Pick<Wish, "resource" | "fields" | "include_messages">,
  own: readonly Field[] = resourceOf(resource).fields,
): readonly Field[] {
  const all: readonly Field[] = [...own, ...(include_messages ? [nestedMessages] : [])];
  if (!fields) return all;
  const unknown = fields.find((name) => !all.some((field) => isNamed(field, name)));
  if (unknown !== undefined) throw invalidField("fields", "unknown", `${resource} have no field ${unknown}.`);
  return all.filter((field) => fields.some((name) => isNamed(field, name)));
}

/** Throws when the wish contradicts itself, or when whoever has it may not read the resource. */
export function assertPossible(wish: Wish, scopes: readonly string[]): void {
  requireScope(scopes, resourceOf(wish.resource).scope);
  const { format, compression, resource, include_messages, bom } = wish;
  if (format === "xlsx" && compression !== "none")
    throw invalidField("compression", "not_needed", "A workbook is compressed by itself; leave it at none.");
  if (include_messages && resource !== "conversations")
    throw invalidField("include_messages", "not_possible", "Only conversations have messages.");
  if (bom && format !== "csv") throw invalidField("bom", "not_possible", "Only CSV begins with a byte order mark.");
  if (!resourceOf(resource).open) fieldsOf(wish);
  filtersOf(wish);
}

/** Whether somebody with these scopes may see exports of the resource. */
export const scopeOf = (resource: Wish["resource"]): string => resourceOf(resource).scope;

export const fileNameOf = ({
  resource,
  format,
  compression,
  created_at,
  id,
}: Pick<ExportRow, "resource" | "format" | "compression" | "created_at" | "id">): string =>
  `${resource.replace("_", "-")}-${created_at.toISOString().slice(0, 10)}-${id.slice(-6)}${endingOf(format, compression)}`;

/** How fast it goes, and how long it still takes. */
function paceOf(row: ExportRow, now: Date) {
  const { started_at, completed_at, rows_done, rows_total, state } = row;
  if (!started_at) return { rows_per_second: null, remaining_seconds: null };
  const seconds = Math.max(0.001, ((completed_at ?? now).getTime() - started_at.getTime()) / 1000);
  const rate = Math.round((rows_done / seconds) * 10) / 10;
  const open = state === "running" && rows_total !== null && rate > 0;
  return {
    rows_per_second: rate,
    remaining_seconds: open ? Math.ceil(Math.max(0, rows_total - rows_done) / rate) : null,
  };
}

function percentOf({ state, rows_done, rows_total }: ExportRow): number | null {
  if (state === "completed" || state === "expired") return 100;
  if (rows_total === null) return null;
  // Done only when the file is whole.
  return rows_total === 0 ? 0 : Math.min(99.9, Math.floor((rows_done / rows_total) * 1000) / 10);
}

/** The export as the API shows it. */
export function present(row: ExportRow, now: Date): z.output<typeof Export> {
  const { fields = null, ...options } = row.options;
  return {
    id: row.id,
    state: row.state,
    resource: row.resource,
    format: row.format,
    compression: row.compression,
    ...options,
    fields,
    rows_done: row.rows_done,
    rows_total: row.rows_total,
    percent: percentOf(row),
    ...paceOf(row, now),
    size_bytes: row.bytes,
    sha256: row.sha256,
    file_name: fileNameOf(row),
    download_url: row.state === "completed" ? `/v1/exports/${row.id}/download` : null,
    error: row.error_code === null ? null : { code: row.error_code, message: row.error ?? "" },
    schedule_id: row.schedule_id,
    created_by: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    created_at: row.created_at.toISOString(),
    started_at: row.started_at?.toISOString() ?? null,
    completed_at: row.completed_at?.toISOString() ?? null,
    expires_at: row.expires_at?.toISOString() ?? null,
  };
}
