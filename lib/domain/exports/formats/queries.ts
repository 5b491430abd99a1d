import type { Statement } from "#lib/db/copy.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import type { Field } from "../resources/contract.ts";
import type { Format } from "./contract.ts";

// Each format's rows as PostgreSQL writes them: CSV as it is in the file, for the others bare values, of which
// json-lines.ts and xlsx.ts make theirs.

const momentFormat = 'YYYY-MM-DD"T"HH24:MI:SS.MS';

const column = (alias: string, { name }: Field) => `${alias}."${name}"`;

/** SQL for the moment as text, between quotes: in UTC as the API has it, elsewhere with the offset from it. */
function momentSql(place: string, timeZone: string, quote = ""): string {
  return timeZone === "UTC"
    ? `to_char(${place} AT TIME ZONE 'UTC', '${quote}${momentFormat}"Z"${quote}')`
    : `to_char(${place}, '${quote}${momentFormat}TZH:TZM${quote}')`;
}

/**
 * SQL for a moment in UTC as the API has it, at half the cost of to_char. Moments are whole milliseconds; with one
 * microsecond more each is written with six digits, of which the first three are its own.
 */
const utcJsonSql = (place: string) =>
  `coalesce(left(to_json(${place} + interval '1 microsecond')::text, 24) || 'Z"', 'null')`;

/** SQL for the field's JSON. A `json` column may be broken into lines, which a file of lines must not be. */
function jsonSql(place: string, { type }: Field, timeZone: string): string {
  switch (type) {
    case "decimal":
      return `coalesce(trim_scale(${place})::text, 'null')`;
    case "number":
    case "boolean":
    case "json":
      return `coalesce(${place}::text, 'null')`;
    case "time":
      return timeZone === "UTC" ? utcJsonSql(place) : `coalesce(${momentSql(place, timeZone, '\\"')}, 'null')`;
    case "list":
      return `coalesce(array_to_json(${place}), 'null'::json)`;
    case "kept":
      return `coalesce(translate(${place}::text, E'\\n\\r', '  '), 'null')`;
    case "word":
      return `coalesce('"' || ${place} || '"', 'null')`;
    case "written":
      return `coalesce(${place}, 'null')`;
    case "text":
      return `coalesce(to_json(${place}), 'null'::json)`;
  }
}

/** SQL for the JSON text of a row whose fields belong to no inner objects. */
export function jsonLineSql(alias: string, fields: readonly Field[], timeZone: string): string {
  const parts = fields.flatMap((field, index) => [
    `'${index === 0 ? "{" : ","}"${field.name}":'`,
    jsonSql(column(alias, field), field, timeZone),
  ]);
  return `concat(${parts.join(", ")}, '}')`;
}

/** SQL for what a value's bytes are made of: JSON for what is JSON or a number, else text, or the moment itself. */
function bareSql(place: string, { type }: Field, timeZone: string): string {
  switch (type) {
    case "decimal":
      return `trim_scale(${place})::text`;
    case "time":
      return timeZone === "UTC" ? place : momentSql(place, timeZone);
    case "list":
      return `array_to_json(${place})::text`;
    case "kept":
      return `translate(${place}::text, E'\\n\\r', '  ')`;
    case "number":
    case "boolean":
    case "json":
    case "word":
    case "written":
    case "text":
      return `${place}::text`;
  }
}

// Characters with which a spreadsheet begins a formula or its line: = + - @, tab, line breaks, and the wide forms.
const formulaStarts = [61, 43, 45, 64, 9, 10, 13, 65309, 65291, 65293, 65312];

/** SQL for a cell of CSV. Text that a spreadsheet would take for a formula begins with an apostrophe. */
function cellSql(alias: string, field: Field, timeZone: string): string {
  const place = column(alias, field);
  switch (field.type) {
    case "text":
      return `CASE WHEN ascii(${place}) IN (${formulaStarts.join(", ")}) THEN '''' || ${place} ELSE ${place} END`;
    case "time":
      return momentSql(place, timeZone);
    case "decimal":
      return `trim_scale(${place})`;
    case "boolean":
      return `${place}::text`;
    case "list":
      return `array_to_json(${place})`;
    case "word":
    case "number":
    case "json":
    case "kept":
    case "written":
      return place;
  }
}

/** The COPY statement that writes all rows in a format. */
export function copySql(rows: RowsSql, fields: readonly Field[], format: Format, timeZone: string): Statement {
  const from = `FROM (${rows.select}) x ORDER BY ${rows.order.map((name) => `x."${name}"`).join(", ")}`;
  return { text: copyText(from, fields, format, timeZone), values: rows.values };
}

function copyText(from: string, fields: readonly Field[], format: Format, timeZone: string): string {
  switch (format) {
    case "ndjson":
    case "json":
    case "xlsx": {
      const values = fields.map((field) =>
        format === "xlsx" && field.type === "time"
          ? `${column("x", field)}::timestamp`
          : bareSql(column("x", field), field, timeZone),
      );
      return `COPY (SELECT ${values.join(", ")} ${from}) TO STDOUT (FORMAT binary)`;
    }
    case "csv": {
      const cells = fields.map((field) => `${cellSql("x", field, timeZone)} AS "${field.name}"`);
      return `COPY (SELECT ${cells.join(", ")} ${from}) TO STDOUT (FORMAT csv, HEADER)`;
    }
  }
}
