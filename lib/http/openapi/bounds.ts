import { maxBodyBytes } from "../parse.ts";
import type { Json } from "./json.ts";

// Everything in the document has an upper bound. Where a schema sets none, what a body can carry is the bound.

const longestText = maxBodyBytes;
/** A body of this size has room for no more items: each takes a character and a comma. */
const mostItems = maxBodyBytes / 2;

const lengths: Record<string, number> = { "date-time": 40, date: 10, email: 254, uuid: 36 };

const has = (schema: Json, type: string): boolean =>
  schema.type === type || (Array.isArray(schema.type) && schema.type.includes(type));

/** The same schema with `maxLength`, `maxItems` and the format of integers everywhere. */
export function bounded(schema: Json): Json {
  const keywords = Object.entries(schema).filter(([keyword, value]) => keyword !== "pattern" || isPortable(value));
  const inner = Object.fromEntries(keywords.map(([keyword, value]) => [keyword, within(keyword, value)]));
  if (has(schema, "string")) return { ...text(schema), ...inner };
  if (has(schema, "array") && !("prefixItems" in schema)) return { maxItems: mostItems, ...inner };
  if (has(schema, "integer")) return { ...inner, format: fitsInt32(schema) ? "int32" : "int64" };
  return inner;
}

/** Readers of JSON Schema that compile patterns without the flag `u` take `\p{L}` for the letter p. */
const isPortable = (pattern: unknown): boolean => !String(pattern).includes("\\p{");

const oneSchema = new Set(["items", "additionalProperties", "propertyNames", "not"]);
const schemasByName = new Set(["properties", "$defs", "patternProperties"]);
const schemasInList = new Set(["anyOf", "oneOf", "allOf", "prefixItems"]);

function within(keyword: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (oneSchema.has(keyword)) return bounded(value as Json);
  if (schemasInList.has(keyword)) return (value as Json[]).map(bounded);
  if (!schemasByName.has(keyword)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, bounded(schema as Json)]));
}

function text(schema: Json): Json {
  if ("enum" in schema || "const" in schema) return {};
  return { maxLength: lengths[String(schema.format)] ?? longestText };
}

function fitsInt32({ minimum = -Infinity, maximum = Infinity }: Json): boolean {
  return Number(minimum) >= -(2 ** 31) && Number(maximum) < 2 ** 31;
}
