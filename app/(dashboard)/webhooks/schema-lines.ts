import { z } from "zod";
import { catalogue, type EventType } from "#lib/domain/events/catalogue/contract.ts";

export type SchemaLine = { name: string; type: string; about: string | null };

type Schema = {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  description?: string;
};

/** What an event says, a line for each field; those of objects are below them, with their whole path. */
export function schemaLines(type: EventType): SchemaLine[] {
  return linesOf(z.toJSONSchema(catalogue[type].data) as Schema, "data");
}

function linesOf({ properties = {}, required = [] }: Schema, path: string): SchemaLine[] {
  return Object.entries(properties).flatMap(([name, schema]) => {
    const whole = `${path}.${name}`;
    const words = typeWords(schema);
    const line = {
      name: whole,
      type: required.includes(name) ? words : `${words}, may be missing`,
      about: schema.description ?? null,
    };
    return [line, ...linesOf(objectOf(schema), whole)];
  });
}

const objectOf = (schema: Schema): Schema => schema.anyOf?.find((one) => one.properties) ?? schema;

function typeWords(schema: Schema): string {
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeWords))].join(" or ");
  if (schema.enum) return schema.enum.map(String).join(" | ");
  if (schema.const !== undefined) return String(schema.const);
  if (schema.type === "array") return `list of ${schema.items ? typeWords(schema.items) : "anything"}`;
  return [schema.type ?? "anything"].flat().join(" or ");
}
