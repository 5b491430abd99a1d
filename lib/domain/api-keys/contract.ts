import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, several, timestamp } from "#lib/http/schemas.ts";

/** Every scope that a key can hold. `x:write` includes reading. */
export const scopes = [
  "*",
  "conversations:read",
  "conversations:write",
  "customers:read",
  "customers:write",
  "analytics:read",
  "events:read",
  "inventory:read",
  "inventory:write",
  "webhooks:read",
  "webhooks:write",
  "keys:read",
  "keys:write",
  "allowlist:read",
  "allowlist:write",
  "members:read",
  "members:write",
  "merchant:read",
  "merchant:write",
  "audit:read",
  "logs:read",
] as const;

export const keyStates = ["working", "expired", "revoked"] as const;

export const ApiKey = z
  .object({
    id: id("key"),
    name: z.string(),
    hint: z.string().meta({ description: "The key's first and last letters.", examples: ["sg_q8Zt…4Kd2"] }),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(keyStates),
    expires_at: timestamp.nullable(),
    revoked_at: timestamp.nullable(),
    last_used_at: timestamp.nullable().meta({ description: "At most a minute old." }),
    last_used_address: z.string().nullable(),
    created_at: timestamp,
  })
  .meta({ id: "ApiKey" });

export const NewApiKey = ApiKey.extend({
  key: z.string().meta({ description: "The secret key. Shown only in this answer.", examples: ["sg_…"] }),
}).meta({ id: "NewApiKey" });

export const CreateApiKey = z
  .strictObject({
    name: z.string().trim().min(1, "Give the key a name.").max(80),
    scopes: z.array(z.enum(scopes)).min(1, "Choose at least one scope.").max(scopes.length),
    expires_at: timestamp.optional().meta({ description: "Leave out for a key that does not expire." }),
  })
  .meta({ id: "CreateApiKey" });

export const listApiKeys = route({
  id: "listApiKeys",
  method: "GET",
  path: "/v1/api-keys",
  tag: "API keys",
  summary: "List API keys, newest first",
  scope: "keys:read",
  query: z.strictObject({ ...pageQuery, state: several(keyStates) }),
  responses: { 200: listOf(ApiKey) },
  errors: ["INVALID_CURSOR"],
});

export const createApiKey = route({
  id: "createApiKey",
  method: "POST",
  path: "/v1/api-keys",
  tag: "API keys",
  summary: "Create an API key",
  description: "The secret is in this answer only; we keep a hash of it. A key cannot hold scopes its maker lacks.",
  scope: "keys:write",
  body: CreateApiKey,
  responses: { 201: NewApiKey },
});

export const revokeApiKey = route({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/v1/api-keys/{key_id}",
  tag: "API keys",
  summary: "Revoke an API key",
  description: "Takes effect within a second. A revoked key stays in the list.",
  scope: "keys:write",
  params: z.strictObject({ key_id: id("key") }),
  responses: { 200: ApiKey },
  errors: ["NOT_FOUND"],
});
