import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";

export const actorTypes = ["key", "user", "system"] as const;

export const AuditLogEntry = z
  .object({
    id: id("aud"),
    actor: z.object({
      type: z.enum(actorTypes).meta({ description: "An API key, a person, or the product itself." }),
      id: z.string(),
      name: z.string().meta({ description: "As it was at the time." }),
    }),
    address: z
      .string()
      .nullable()
      .meta({ description: "Where the call came from.", examples: ["203.0.113.7"] }),
    action: z.string().meta({ description: "What was done.", examples: ["api_key.created"] }),
    target: z.object({ type: z.string().meta({ examples: ["api_key"] }), id: z.string() }),
    changes: z
      .record(z.string(), z.object({ from: z.unknown(), to: z.unknown() }))
      .meta({ description: "Each field that changed, from what to what." }),
    request_id: z.string().nullable().meta({ description: "The call that made the change." }),
    created_at: timestamp,
    seq: z.int().nullable().meta({ description: "Its place in the sealed chain; null in the seconds before sealing." }),
    hash: z.string().nullable().meta({ description: "SHA-256 over the entry and the hash before it." }),
  })
  .meta({ id: "AuditLogEntry" });

export const faultKinds = ["altered", "deleted", "reordered", "truncated", "head_missing", "head_forged"] as const;

export const AuditFault = z
  .object({
    kind: z.enum(faultKinds),
    seq: z.int().meta({ description: "The place in the chain where it shows." }),
    id: z.string().nullable().meta({ description: "The entry found there." }),
    message: z.string().meta({ examples: ["Entry 7 (aud_01k…) was altered after it was sealed."] }),
  })
  .meta({ id: "AuditFault" });

export const AuditChain = z
  .object({
    sealed: z.int().meta({ description: "Entries in the chain; the last has this `seq`." }),
    head: z
      .string()
      .nullable()
      .meta({ description: "The last entry's hash. Keep a copy elsewhere to prove it later." }),
    sealed_at: timestamp.nullable(),
    waiting: z.int().meta({ description: "Entries written in the last seconds that are not sealed yet." }),
    verified_at: timestamp.nullable().meta({ description: "When the whole chain was last checked." }),
    verified_through: z.int().nullable().meta({ description: "The `seq` up to which it was checked." }),
    intact: z.boolean().nullable().meta({ description: "What that check found; null before the first." }),
    faults: z.array(AuditFault).meta({ description: "What was tampered with, at most 100." }),
  })
  .meta({ id: "AuditChain" });

/** Formats of the export beside JSON. */
export const exportFormats = ["json", "csv", "jsonl"] as const;

const word = z
  .string()
  .max(100)
  .regex(/^[a-z_.]+$/, "may have small letters, dots and underscores");

export const listAuditLogs = route({
  id: "listAuditLogs",
  method: "GET",
  path: "/v1/audit-logs",
  tag: "Audit log",
  summary: "List administrative changes, newest first",
  description:
    "Who changed what, from what to what. Each entry is written in the change's own transaction and sealed into a hash chain within seconds. `format=csv` or `jsonl` answers with a file of every entry that the filters leave, without pages.",
  scope: "audit:read",
  query: z.strictObject({
    ...pageQuery,
    actor_type: z.enum(actorTypes).optional(),
    actor_id: z
      .string()
      .max(60)
      .optional()
      .meta({ description: "The key or the person.", examples: ["usr_01k…"] }),
    action: word.optional().meta({
      description: "An action or its beginning: `api_key` finds `api_key.created` and `api_key.revoked`.",
      examples: ["api_key.created"],
    }),
    target_type: word.optional().meta({ examples: ["webhook_endpoint"] }),
    target_id: z.string().max(100).optional(),
    created_after: timestamp.optional().meta({ description: "That moment included." }),
    created_before: timestamp.optional().meta({ description: "That moment not included." }),
    format: z.enum(exportFormats).default("json").meta({ description: "`csv` and `jsonl` answer with a file." }),
  }),
  responses: { 200: listOf(AuditLogEntry) },
  files: ["text/csv", "application/jsonl"],
  errors: ["INVALID_CURSOR"],
});

export const getAuditChain = route({
  id: "getAuditChain",
  method: "GET",
  path: "/v1/audit-logs/chain",
  tag: "Audit log",
  summary: "Get the state of the audit log's chain",
  description:
    "How far entries are sealed, and what the last check of the whole chain found. It is checked every night.",
  scope: "audit:read",
  responses: { 200: AuditChain },
});

export const verifyAuditChain = route({
  id: "verifyAuditChain",
  method: "POST",
  path: "/v1/audit-logs/chain/verify",
  tag: "Audit log",
  summary: "Check the audit log's chain now",
  description: "Reads every sealed entry and names those that were altered, deleted or reordered.",
  scope: "audit:read",
  responses: { 200: AuditChain },
});
