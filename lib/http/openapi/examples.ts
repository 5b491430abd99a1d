import type { Json } from "./json.ts";
import type { Schemas } from "./schemas.ts";

/** Values for fields whose schema has no example of its own, by the field's name. */
export type FieldExamples = Record<string, unknown>;

const byFormat: Record<string, string> = {
  "date-time": "2026-11-22T10:30:00.000Z",
  date: "2026-11-22",
  email: "teresa@example.com",
  uri: "https://example.com/products/linen-shirt",
};

/** Makes a good value of any schema: its own example, else that of the field's name, else one made up from its type. */
export class Examples {
  readonly #schemas: Schemas;
  readonly #fields: FieldExamples;

  constructor(schemas: Schemas, fields: FieldExamples) {
    this.#schemas = schemas;
    this.#fields = fields;
  }

  of(schema: Json, name = "", depth = 0): unknown {
    const given = this.#given(schema, name);
    if (given !== undefined) return given;
    const resolved = this.#schemas.resolve(schema);
    if (resolved !== schema) return this.of(resolved, name, depth);
    const choice = (schema.anyOf ?? schema.oneOf) as Json[] | undefined;
    if (choice) return this.#chosen(choice, name, depth);
    if (Array.isArray(schema.allOf)) {
      return Object.assign({}, ...schema.allOf.map((part) => this.of(part as Json, name, depth)));
    }
    return this.#made(schema, name, depth);
  }

  /** The value that somebody wrote down for this field; undefined when nobody did. */
  #given(schema: Json, name: string): unknown {
    if (Array.isArray(schema.examples) && schema.examples.length > 0) return schema.examples[0];
    if ("const" in schema) return schema.const;
    const byName = this.#fields[name];
    if (byName !== undefined && this.fits(schema, byName)) return byName;
    if (schema.default !== undefined && typeof schema.default !== "object") return schema.default;
    return Array.isArray(schema.enum) ? schema.enum[0] : undefined;
  }

  /** Whether the value is of the schema’s type and within its limits, as far as one look can tell. */
  fits(schema: Json, value: unknown): boolean {
    const resolved = this.#schemas.resolve(schema);
    if (Array.isArray(resolved.anyOf)) return resolved.anyOf.some((part) => this.fits(part as Json, value));
    if (Array.isArray(resolved.enum)) return resolved.enum.includes(value);
    if (typeof resolved.pattern === "string" && !new RegExp(resolved.pattern).test(String(value))) return false;
    if (value === null) return isOf(resolved, "null");
    if (typeof value === "string") return isOf(resolved, "string") && value.length <= Number(resolved.maxLength);
    if (typeof value === "number") return fitsNumber(resolved, value);
    if (Array.isArray(value)) return isOf(resolved, "array") && this.fits(resolved.items as Json, value[0]);
    if (typeof value === "boolean") return isOf(resolved, "boolean");
    return isOf(resolved, "object") && resolved.properties === undefined;
  }

  #chosen(choice: Json[], name: string, depth: number): unknown {
    const [first = {}] = choice.filter((part) => part.type !== "null");
    return this.of(first, name, depth);
  }

  #made(schema: Json, name: string, depth: number): unknown {
    const type = Array.isArray(schema.type) ? schema.type.find((one) => one !== "null") : schema.type;
    if (type === "string") return textOf(schema, name);
    if (type === "integer" || type === "number") return numberOf({ ...schema, type });
    if (type === "boolean") return false;
    if (type === "null") return null;
    if (type === "array") return depth > 6 ? [] : [this.of(schema.items as Json, singular(name), depth + 1)];
    if (type === "object") return this.#object(schema, depth);
    return "anything";
  }

  #object(schema: Json, depth: number): Json {
    const properties = Object.entries((schema.properties ?? {}) as Record<string, Json>);
    const required = new Set((schema.required ?? []) as string[]);
    const shown = properties.filter(([name, property]) => required.has(name) || (depth < 6 && !property.deprecated));
    return Object.fromEntries(shown.map(([name, property]) => [name, this.of(property, name, depth + 1)]));
  }
}

function textOf(schema: Json, name: string): string {
  const made = byFormat[String(schema.format)] ?? (name.endsWith("_at") ? byFormat["date-time"] : undefined) ?? "text";
  return made.padEnd(Number(schema.minLength ?? 0), "x").slice(0, Number(schema.maxLength ?? made.length));
}

function numberOf({ type, minimum = 0, maximum = Infinity, exclusiveMinimum }: Json): number {
  const least = exclusiveMinimum === undefined ? Number(minimum) : Number(exclusiveMinimum) + 1;
  const value = Math.min(Math.max(least, 1), Number(maximum));
  return type === "integer" ? Math.trunc(value) : value;
}

const isOf = (schema: Json, type: string): boolean => [schema.type].flat().includes(type);

function fitsNumber(schema: Json, value: number): boolean {
  if (!isOf(schema, "number") && !(isOf(schema, "integer") && Number.isInteger(value))) return false;
  return value >= Number(schema.minimum ?? -Infinity) && value <= Number(schema.maximum ?? Infinity);
}

/** `data` of a list keeps its name's meaning out: its rows have none. */
const singular = (name: string): string => (name === "data" ? "" : name.replace(/s$/, ""));
