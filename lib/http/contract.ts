import type { z } from "zod";
import type { ErrorCode } from "./errors.ts";
import type { Limit } from "./limits/policy.ts";
import { speakPlainly } from "./plain-words.ts";

speakPlainly();

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What a successful answer carries: a JSON schema, a stream of events, one of the `files`, or nothing (204). */
export type SuccessBody = z.ZodType | "event-stream" | "file" | "empty";

/**
 * One operation of the API. It drives parsing, types, the scope check, the OpenAPI document and the typed client.
 * `scope: null` means any signed-in caller; `public: true` means no authentication at all.
 */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> = {
  /** The operation's name in the OpenAPI document and the SDKs, in camel case. */
  id: string;
  method: Method;
  path: `/${string}`;
  tag: string;
  summary: string;
  description?: string;
  scope: string | null;
  public?: boolean;
  params?: Params;
  query?: Query;
  body?: Body;
  /** What the document says of the body, where `body` accepts more and the verb checks each part by itself. */
  documentedBody?: z.ZodType;
  /** How large the body may be, if not 1 MiB. */
  maxBodyBytes?: number;
  /** Successful answers by status; the first is the one a verb gives unless it says otherwise. */
  responses: Partial<Record<200 | 201 | 202 | 204 | 206, SuccessBody>>;
  /** Other media types of the answer, such as `text/csv`, that a parameter asks for. */
  files?: readonly string[];
  /** Errors of the operation itself; those of every operation (401, 403, 500 …) are added from the pipeline. */
  errors?: readonly ErrorCode[];
};

/** Declares an operation, keeping the types of its parts. */
export function route<
  const C extends Omit<Contract, "params" | "query" | "body"> & {
    params?: z.ZodType;
    query?: z.ZodType;
    body?: z.ZodType;
  },
>(contract: C): C {
  return contract;
}

/** Writes by a known caller can be repeated safely. */
export const takesIdempotencyKey = ({ method, public: open }: Contract): boolean => method !== "GET" && !open;

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

/** The parsed input of an operation. */
export type Input<C extends Contract> = {
  params: Output<C["params"]>;
  query: Output<C["query"]>;
  body: Output<C["body"]>;
  /** For what a schema cannot say, such as `Last-Event-ID`; aborts when the client leaves. */
  request: Request;
  /** How the caller's limits stand, this call counted in. */
  limits: readonly Limit[];
};
