import type { Contract } from "../contract.ts";
import { errorEnvelope } from "../error-envelope.ts";
import { errorExamples, errorsOf } from "./errors.ts";
import { Examples, type FieldExamples } from "./examples.ts";
import { headers, requestHeaders } from "./headers.ts";
import type { Json } from "./json.ts";
import { Operations } from "./operation.ts";
import { Schemas } from "./schemas.ts";

/** What the document says beyond its operations; a tag without a description fails `npm run verify`. */
export type About = {
  info: Json & { title: string; version: string; description: string };
  tags: Record<string, string>;
  /** Bodies that show a call better than one made up from its schema, by operation. */
  requests: Record<string, unknown>;
  /** Values for fields whose schema has no example of its own, by name. */
  fields: FieldExamples;
};

const bearer = {
  type: "http",
  scheme: "bearer",
  description:
    "An API key, `sg_…`, from the dashboard’s page API keys. It holds scopes; each operation names the one it needs. " +
    "In a browser that is signed in to the dashboard, calls from the same site work without a key.",
};

const server = {
  url: "/",
  description: "This server, in production. All paths begin with /v1.",
  "x-internal": false,
};

/** The OpenAPI 3.1 document of these operations. */
export function openapi(contracts: readonly Contract[], about: About): Json {
  const schemas = new Schemas();
  const examples = new Examples(schemas, about.fields);
  const operations = new Operations(schemas, examples, about.requests);
  schemas.of(errorEnvelope, "output");
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = paths[contract.path] ?? {};
    path[contract.method.toLowerCase()] = operations.of(contract);
    paths[contract.path] = path;
  }
  return {
    openapi: "3.1.0",
    info: about.info,
    servers: [server],
    security: [{ apiKey: [] }],
    tags: tagsOf(contracts, about.tags),
    paths,
    components: {
      securitySchemes: { apiKey: bearer },
      headers,
      parameters: requestHeaders,
      responses: operations.sharedAnswers,
      examples: errorExamples(new Set(contracts.flatMap(errorsOf))),
      schemas: schemas.named,
    },
  };
}

function tagsOf(contracts: readonly Contract[], descriptions: Record<string, string>): Json[] {
  const names = [...new Set(contracts.map((contract) => contract.tag))];
  return names.map((name) => ({ name, ...(descriptions[name] && { description: descriptions[name] }) }));
}
