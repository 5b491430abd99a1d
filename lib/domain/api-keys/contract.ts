import { z } from "zod";
import { subnet } from "#lib/domain/ip-allowlist/contract.ts";
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
  "analytics:write",
  "events:read",
  "inventory:read",
  "inventory:write",
  "exports:read",
  "exports:write",
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

/** How many addresses one key may be bound to. */
export const maxKeyAddresses = 100;
/** How many keys of a merchant may work at a time. */
export const maxWorkingKeys = 1000;
const maxOverlapSeconds = 30 * 24 * 60 * 60;

export const ApiKey = z
  .object({
    id: id("key"),
    name: z.string(),
    hint: z.string().meta({ description: "The key's first and last letters.", examples: ["sg_q8Zt…4Kd2"] }),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(keyStates),
    expires_at: timestamp.nullable().meta({ description: "When the key stops working; null: never." }),
    revoked_at: timestamp.nullable(),
    allowed_addresses: z.array(z.string()).meta({
      description: "The subnets that the key works from, beside the merchant's allowlist. Empty: from everywhere.",
      examples: [["203.0.113.0/24"]],
    }),
    rate_limit: z
      .int()
      .nullable()
      .meta({
        description: "Calls a minute. Null: only the merchant's limit applies.",
        examples: [600],
      }),
    replaces: id("key").nullable().meta({ description: "The key that this one was made for by rotation." }),
    replaced_by: id("key")
      .nullable()
      .meta({ description: "The key that rotation made; this one ends at `expires_at`." }),
    last_used_at: timestamp.nullable().meta({ description: "At most a minute old." }),
    last_used_address: z.string().nullable(),
    created_at: timestamp,
  })
  .meta({ id: "ApiKey" });

export const NewApiKey = ApiKey.extend({
  key: z.string().meta({ description: "The secret key. Shown only in this answer.", examples: ["sg_…"] }),
}).meta({ id: "NewApiKey" });

export const RotatedApiKey = NewApiKey.extend({
  previous: ApiKey.meta({ description: "The key that was rotated. It works until its `expires_at`." }),
}).meta({ id: "RotatedApiKey" });

const name = z.string().trim().min(1, "Give the key a name.").max(80);
const chosenScopes = z.array(z.enum(scopes)).min(1, "Choose at least one scope.").max(scopes.length);
const allowedAddresses = z
  .array(subnet)
  .max(maxKeyAddresses, `Name at most ${maxKeyAddresses} subnets.`)
  .meta({
    description: "IPv4 or IPv6 addresses or subnets that the key may be used from. Empty: from everywhere.",
    examples: [["203.0.113.0/24", "2001:db8::/32"]],
  });
const rateLimit = z
  .int("must be a whole number of calls a minute")
  .min(1)
  .max(100_000)
  .meta({ description: "Calls a minute that the key may make at most.", examples: [600] });

export const CreateApiKey = z
  .strictObject({
    name,
    scopes: chosenScopes,
    expires_at: timestamp.nullish().meta({ description: "Leave out for a key that does not expire." }),
    allowed_addresses: allowedAddresses.optional(),
    rate_limit: rateLimit.nullish(),
  })
  .meta({ id: "CreateApiKey" });

export const UpdateApiKey = z
  .strictObject({
    name: name.optional(),
    scopes: chosenScopes.optional(),
    expires_at: timestamp.nullish().meta({ description: "Null: the key does not expire." }),
    allowed_addresses: allowedAddresses.optional(),
    rate_limit: rateLimit.nullish().meta({ description: "Null: only the merchant's limit applies." }),
    confirm_lockout: z
      .boolean()
      .optional()
      .meta({ description: "True to bind the key that makes this call to addresses it does not call from." }),
  })
  .refine(
    (body) => Object.keys(body).some((field) => field !== "confirm_lockout"),
    "Name at least one field to change.",
  )
  .meta({ id: "UpdateApiKey" });

export const RotateApiKey = z
  .strictObject({
    overlap_seconds: z
      .int("must be a whole number of seconds")
      .min(0)
      .max(maxOverlapSeconds)
      .default(24 * 60 * 60)
      .meta({ description: "How long the old key goes on working: 0 seconds to 30 days.", examples: [3600] }),
    expires_at: timestamp.nullish().meta({
      description: "When the new key ends. Left out, it lives as long as the old one was made to; null: for ever.",
    }),
  })
  .optional()
  .meta({ id: "RotateApiKey" });

const params = z.strictObject({ key_id: id("key") });

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
  errors: ["CONFLICT"],
});

export const getApiKey = route({
  id: "getApiKey",
  method: "GET",
  path: "/v1/api-keys/{key_id}",
  tag: "API keys",
  summary: "Get an API key",
  description: "Everything about the key but its secret, which is not stored.",
  scope: "keys:read",
  params,
  responses: { 200: ApiKey },
  errors: ["NOT_FOUND"],
});

export const updateApiKey = route({
  id: "updateApiKey",
  method: "PUT",
  path: "/v1/api-keys/{key_id}",
  tag: "API keys",
  summary: "Change an API key",
  description:
    "Changes what is given and leaves the rest. Takes effect within a second. Who changes a key must hold every scope that it has and gets. Addresses that would shut out the key that makes this call need `confirm_lockout`.",
  scope: "keys:write",
  params,
  body: UpdateApiKey,
  responses: { 200: ApiKey },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const rotateApiKey = route({
  id: "rotateApiKey",
  method: "POST",
  path: "/v1/api-keys/{key_id}/rotate",
  tag: "API keys",
  summary: "Rotate an API key",
  description:
    "Makes a new key of the same name, scopes, addresses and limit. Its secret is in this answer only. The old key goes on working for `overlap_seconds`, then it is expired. Who rotates a key must hold every scope that it has.",
  scope: "keys:write",
  params,
  body: RotateApiKey,
  responses: { 201: RotatedApiKey },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const revokeApiKey = route({
  id: "revokeApiKey",
  method: "DELETE",
  path: "/v1/api-keys/{key_id}",
  tag: "API keys",
  summary: "Revoke an API key",
  description: "Takes effect within a second. A revoked key stays in the list.",
  scope: "keys:write",
  params,
  responses: { 200: ApiKey },
  errors: ["NOT_FOUND"],
});
