import { z } from "zod";
import { bounded } from "./bounds.ts";
import type { Json } from "./json.ts";

const component = "#/components/schemas/";

/** `z.json()`, the one schema that contains itself and has no name, is any of so many kinds of value. */
const kindsOfJson = 6;

/** Turns zod schemas into JSON Schema; those with an id are written once and referred to. */
export class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const made = z.toJSONSchema(schema, { io, target: "draft-2020-12", unrepresentable: "any", reused: "inline" });
    return this.#lift(bounded(made as Json));
  }

  /** The schema itself, where this one only refers to it. */
  resolve(schema: Json): Json {
    const ref = schema.$ref;
    return typeof ref === "string" ? this.resolve(this.named[ref.slice(component.length)] ?? {}) : schema;
  }

  #lift(made: Json): Json {
    const { $schema: _, $defs = {}, ...rest } = made;
    const definitions = $defs as Record<string, Json>;
    const names = Object.fromEntries(Object.entries(definitions).map(([key, schema]) => [key, nameOf(key, schema)]));
    for (const [key, definition] of Object.entries(definitions)) this.#name(names[key] ?? key, definition, names);
    if (typeof rest.id !== "string") return referring(rest, names);
    this.#name(rest.id, rest, names);
    return { $ref: component + rest.id };
  }

  #name(name: string, definition: Json, names: Record<string, string>): void {
    const { id: _, ...schema } = referring(definition, names);
    this.named[name] = schema;
  }
}

function referring(schema: Json, names: Record<string, string>): Json {
  const text = JSON.stringify(schema)
    .replace(/"#\/\$defs\/([^"/]+)/g, (_, key) => `"${component}${names[key] ?? key}`)
    .replaceAll('"$ref":"#"', `"$ref":"${component}${schema.id}"`);
  return JSON.parse(text) as Json;
}

function nameOf(key: string, schema: Json): string {
  if (!key.startsWith("__schema")) return key;
  if (Array.isArray(schema.anyOf) && schema.anyOf.length === kindsOfJson) return "JsonValue";
  throw new Error(`A schema that contains itself needs a name: give it .meta({ id }). It is ${JSON.stringify(schema)}`);
}
