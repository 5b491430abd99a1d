import { z } from "zod";
import type { Contract, SuccessBody } from "./contract.ts";
import { type ErrorCode, errorStatus } from "./errors.ts";

type Json = Record<string, unknown>;

const always: ErrorCode[] = ["INVALID_REQUEST", "INTERNAL_ERROR", "SERVICE_UNAVAILABLE"];
const whenSignedIn: ErrorCode[] = [
  "UNAUTHENTICATED",
  "INVALID_API_KEY",
  "EXPIRED_API_KEY",
  "REVOKED_API_KEY",
  "SESSION_EXPIRED",
  "INSUFFICIENT_SCOPE",
  "ADDRESS_NOT_ALLOWED",
  "CROSS_ORIGIN",
];
const withBody: ErrorCode[] = ["MALFORMED_JSON", "PAYLOAD_TOO_LARGE", "UNSUPPORTED_MEDIA_TYPE"];

/** Every error that an operation can answer with: its own and the pipeline's. */
export function errorsOf(contract: Contract): ErrorCode[] {
  return [
    ...new Set([
      ...always,
      ...(contract.public ? [] : whenSignedIn),
      ...(contract.body ? withBody : []),
      ...(contract.errors ?? []),
    ]),
  ];
}

const errorSchema: Json = {
  type: "object",
  required: ["error", "request_id"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "details"],
      properties: {
        code: { type: "string", enum: Object.keys(errorStatus) },
        message: { type: "string", description: "What is wrong and what to change." },
        details: {
          type: "object",
          properties: {
            missing_fields: { type: "array", items: { type: "string" } },
            invalid_fields: {
              type: "array",
              items: {
                type: "object",
                required: ["field", "code", "message"],
                properties: { field: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
    request_id: { type: "string", examples: ["req_01kpvyzg2s8m4q6t7x9b1c3d5f"] },
  },
};

/** The OpenAPI 3.1 document of these operations. */
export function openapi(
  contracts: readonly Contract[],
  info: { title: string; version: string; description: string },
): Json {
  const schemas = new Schemas();
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = paths[contract.path] ?? {};
    path[contract.method.toLowerCase()] = operation(contract, schemas);
    paths[contract.path] = path;
  }
  return {
    openapi: "3.1.0",
    info,
    servers: [{ url: "/", description: "This server" }],
    security: [{ apiKey: [] }],
    tags: [...new Set(contracts.map((contract) => contract.tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: { apiKey: { type: "http", scheme: "bearer", description: "An API key, `sg_…`." } },
      schemas: { ...schemas.named, Error: errorSchema },
    },
  };
}

function operation(contract: Contract, schemas: Schemas): Json {
  const answers: Json = {};
  for (const [status, body] of Object.entries(contract.responses)) answers[status] = success(body, schemas);
  for (const [status, codes] of byStatus(errorsOf(contract))) {
    answers[status] = {
      description: codes.join(", "),
      content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
    };
  }
  return {
    operationId: contract.id,
    tags: [contract.tag],
    summary: contract.summary,
    description: [contract.description, contract.scope && `Scope: \`${contract.scope}\`.`].filter(Boolean).join("\n\n"),
    ...(contract.public && { security: [] }),
    ...(contract.scope && { "x-scope": contract.scope }),
    parameters: [...parameters(contract.params, "path", schemas), ...parameters(contract.query, "query", schemas)],
    ...(contract.body && {
      requestBody: { required: true, content: { "application/json": { schema: schemas.of(contract.body, "input") } } },
    }),
    responses: answers,
  };
}

function byStatus(codes: ErrorCode[]): [string, ErrorCode[]][] {
  return Object.entries(Object.groupBy(codes, (code) => String(errorStatus[code]))) as [string, ErrorCode[]][];
}

function success(body: SuccessBody, schemas: Schemas): Json {
  const headers = {
    "X-Request-Id": { description: "Quote it when you ask about a call.", schema: { type: "string" } },
  };
  if (body === "empty") return { description: "Done; there is nothing to return.", headers };
  if (body === "event-stream") {
    return {
      description: "A stream of events.",
      headers,
      content: { "text/event-stream": { schema: { type: "string" } } },
    };
  }
  return { description: "Success", headers, content: { "application/json": { schema: schemas.of(body, "output") } } };
}

function parameters(schema: z.ZodType | undefined, place: "path" | "query", schemas: Schemas): Json[] {
  if (!schema) return [];
  const object = schemas.of(schema, "input") as { properties?: Record<string, Json>; required?: string[] };
  return Object.entries(object.properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === "path" || (object.required?.includes(name) ?? false),
    ...(description !== undefined && { description }),
    schema: property,
    ...(property.type === "array" && { style: "form", explode: false }),
  }));
}

/** Turns zod schemas into JSON Schema; those with an id are written once and referred to. */
class Schemas {
  readonly named: Record<string, Json> = {};

  of(schema: z.ZodType, io: "input" | "output"): Json {
    const made = z.toJSONSchema(schema, {
      io,
      target: "draft-2020-12",
      unrepresentable: "any",
      reused: "inline",
    }) as Json;
    return this.#lift(made);
  }

  #lift(made: Json): Json {
    const { $schema: _, $defs = {}, ...rest } = made;
    for (const [name, definition] of Object.entries($defs as Record<string, Json>)) this.#name(name, definition);
    const text = JSON.stringify(rest).replaceAll('"#/$defs/', '"#/components/schemas/');
    const { id, ...schema } = JSON.parse(text) as Json;
    if (typeof id !== "string") return schema;
    this.#name(id, { ...rest });
    return { $ref: `#/components/schemas/${id}` };
  }

  #name(name: string, definition: Json): void {
    const { id: _, ...schema } = JSON.parse(
      JSON.stringify(definition).replaceAll('"#/$defs/', '"#/components/schemas/'),
    ) as Json;
    this.named[name] = schema;
  }
}
