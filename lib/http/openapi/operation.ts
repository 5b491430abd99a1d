import type { z } from "zod";
import type { Contract, SuccessBody } from "../contract.ts";
import type { ErrorCode } from "../errors.ts";
import { maxBodyBytes } from "../parse.ts";
import { errorsByStatus, isRepeatable, retryLater } from "./errors.ts";
import type { Examples } from "./examples.ts";
import { rateLimitHeaders, referTo } from "./headers.ts";
import type { Json } from "./json.ts";
import type { Schemas } from "./schemas.ts";

/** A bound for readers of the document; files are streamed and have none. */
const maxFileLength = 2 ** 31 - 1;

/** Writes operations, and collects the answers that several of them share. */
export class Operations {
  readonly sharedAnswers: Record<string, Json> = {};
  readonly #schemas: Schemas;
  readonly #examples: Examples;
  readonly #requests: Record<string, unknown>;

  constructor(schemas: Schemas, examples: Examples, requests: Record<string, unknown>) {
    this.#schemas = schemas;
    this.#examples = examples;
    this.#requests = requests;
  }

  of(contract: Contract): Json {
    return {
      operationId: contract.id,
      tags: [contract.tag],
      summary: contract.summary,
      description: descriptionOf(contract),
      security: contract.public ? [] : [{ apiKey: contract.scope === null ? [] : [contract.scope] }],
      ...(contract.scope && { "x-scope": contract.scope }),
      parameters: [
        ...this.#parameters(contract.params, "path"),
        ...this.#parameters(contract.query, "query"),
        ...headerParameters(contract),
      ],
      ...(contract.body && { requestBody: this.#requestBody(contract.documentedBody ?? contract.body, contract.id) }),
      responses: Object.fromEntries(this.#answers(contract)),
    };
  }

  #answers(contract: Contract): [string, Json][] {
    const successes = Object.entries(contract.responses).map(([status, body]): [string, Json] => [
      status,
      this.#success(contract, body),
    ]);
    const errors = errorsByStatus(contract).map(([status, codes]): [string, Json] => [
      status,
      this.#error(status, codes),
    ]);
    return [
      ...successes,
      ...(isCacheable(contract) ? [["304", this.#notModified()] as [string, Json]] : []),
      ...errors,
    ];
  }

  #parameters(schema: z.ZodType | undefined, place: "path" | "query"): Json[] {
    if (!schema) return [];
    const object = this.#schemas.resolve(this.#schemas.of(schema, "input"));
    const required = new Set((object.required ?? []) as string[]);
    return Object.entries((object.properties ?? {}) as Record<string, Json>).map(([name, property]) => {
      const { description, ...rest } = property;
      const example = this.#examples.of(rest, name);
      const shown = name !== "cursor" && this.#examples.fits(rest, example);
      // The reference would send every example at once; `x-disabled` keeps filters out until they are asked for.
      const needed = place === "path" || required.has(name);
      return {
        name,
        in: place,
        required: needed,
        ...(description !== undefined && { description }),
        schema: rest,
        ...(shown && (needed ? { example } : { examples: { default: { value: example, "x-disabled": true } } })),
        ...(rest.type === "array" && { style: "form", explode: false }),
        ...(rest.type === "object" && { style: "deepObject", explode: true }),
      };
    });
  }

  #requestBody(body: z.ZodType, operation: string): Json {
    const schema = this.#schemas.of(body, "input");
    const example = this.#requests[operation] ?? this.#examples.of(schema);
    const required = !body.safeParse(undefined).success;
    return { required, content: { "application/json": { schema, example } } };
  }

  #success(contract: Contract, body: SuccessBody): Json {
    const headers = referTo(
      "X-Request-Id",
      ...rateLimitHeaders,
      ...(isCacheable(contract) ? ["ETag"] : []),
      ...(isRepeatable(contract) ? ["Idempotency-Replayed"] : []),
    );
    if (body === "empty") return { description: "Done; there is nothing to return.", headers };
    if (body === "event-stream") {
      return { description: "Events, for as long as you listen.", headers, content: eventStream };
    }
    const files = (contract.files ?? []).map((type) => [
      type,
      { schema: { type: "string", maxLength: maxFileLength } },
    ]);
    const content = { ...(body !== "file" && this.#json(body)), ...Object.fromEntries(files) };
    return { description: contract.summary, headers, content };
  }

  #json(body: z.ZodType): Json {
    const schema = this.#schemas.of(body, "output");
    return { "application/json": { schema, example: this.#examples.of(schema) } };
  }

  #notModified(): Json {
    this.sharedAnswers["304"] ??= {
      description: "Nothing has changed since the answer with this `ETag`. Does not count against your limit.",
      headers: referTo("X-Request-Id", ...rateLimitHeaders, "ETag"),
    };
    return { $ref: "#/components/responses/304" };
  }

  /** Refers to an answer of this status with these codes, which is described once. */
  #error(status: string, codes: ErrorCode[]): Json {
    const name = `${status}.${codes.join(".")}`;
    const waits = codes.some((code) => retryLater.includes(code));
    this.sharedAnswers[name] ??= {
      description: codes.map((code) => `\`${code}\``).join(", "),
      headers: referTo("X-Request-Id", ...rateLimitHeaders, ...(waits ? ["Retry-After"] : [])),
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Error" },
          examples: Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }])),
        },
      },
    };
    return { $ref: `#/components/responses/${name}` };
  }
}

const eventStream = {
  "text/event-stream": {
    schema: { type: "string", maxLength: maxBodyBytes },
    example: 'id: …\nevent: conversation.started\ndata: {"id":"evt_…","event":"conversation.started"}\n\n',
  },
};

/** Whether the answer carries an ETag: every read that ends. */
const isCacheable = ({ method, responses }: Contract): boolean =>
  method === "GET" && typeof responses[200] === "object";

function headerParameters(contract: Contract): Json[] {
  const names = [isCacheable(contract) && "IfNoneMatch", isRepeatable(contract) && "IdempotencyKey"];
  return names.filter(Boolean).map((name) => ({ $ref: `#/components/parameters/${name}` }));
}

function descriptionOf({ description, scope, public: isPublic }: Contract): string {
  const need = scope ? `Needs the scope \`${scope}\`.` : isPublic ? "Needs no key." : "Any valid key will do.";
  return [description, need].filter(Boolean).join("\n\n");
}
