import { z } from "zod";
import { ApiKey, scopes } from "#lib/domain/api-keys/contract.ts";
import { Account, newPassword, ownPassword, roles } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, timestamp } from "#lib/http/schemas.ts";

const personOnly = "For people who are signed in to the dashboard; a key has none.";

export const Me = z
  .object({
    type: z.enum(["key", "user"]).meta({ description: "Whether a key or a signed-in person calls." }),
    key: ApiKey.nullable().meta({ description: "The key of this call." }),
    user: z
      .object({
        id: id("usr"),
        name: z.string(),
        email: z.string(),
        role: z.enum(roles),
        session_id: id("ses"),
        merchants: z
          .array(z.object({ id: id("mrc"), name: z.string(), role: z.enum(roles) }))
          .meta({ description: "Every merchant this person is a member of." }),
      })
      .nullable()
      .meta({ description: "The signed-in person." }),
    merchant: Account.shape.merchant,
    scopes: z.array(z.enum(scopes)).meta({ description: "What this caller may do." }),
    limits: z
      .array(
        z.object({
          name: z.string().meta({ examples: ["key"] }),
          limit: z.int().meta({ description: "Calls in each window.", examples: [600] }),
          remaining: z.int().meta({ description: "Calls left in this window.", examples: [598] }),
          window_seconds: z.int().meta({ examples: [60] }),
          reset_seconds: z.int().meta({ description: "Seconds until the window begins anew.", examples: [42] }),
        }),
      )
      .meta({ description: "The rate limits that count this caller, and what is left of each." }),
    address: z
      .string()
      .nullable()
      .meta({ description: "Where this call came from.", examples: ["203.0.113.7"] }),
  })
  .meta({ id: "Me" });

export const ChangePassword = z
  .strictObject({ current_password: ownPassword, new_password: newPassword })
  .meta({ id: "ChangePassword" });

export const Session = z
  .object({
    id: id("ses"),
    current: z.boolean().meta({ description: "Whether this call comes from it." }),
    address: z.string().nullable().meta({ description: "Where it began." }),
    user_agent: z.string().nullable().meta({ description: "The browser, as it names itself." }),
    created_at: timestamp,
    last_seen_at: timestamp.meta({ description: "At most a minute old." }),
    expires_at: timestamp,
  })
  .meta({ id: "Session" });

export const SwitchMerchant = z.strictObject({ merchant_id: id("mrc") }).meta({ id: "SwitchMerchant" });

export const getMe = route({
  id: "getMe",
  method: "GET",
  path: "/v1/me",
  tag: "Account",
  summary: "Who am I?",
  description: "The key or person behind this call, what it may do, its limits and what is left of them.",
  scope: null,
  responses: { 200: Me },
});

export const changePassword = route({
  id: "changePassword",
  method: "POST",
  path: "/v1/me/password",
  tag: "Account",
  summary: "Change your password",
  description: `Ends your other sessions. ${personOnly}`,
  scope: null,
  body: ChangePassword,
  responses: { 204: "empty" },
  errors: ["RATE_LIMITED"],
});

export const listSessions = route({
  id: "listSessions",
  method: "GET",
  path: "/v1/me/sessions",
  tag: "Account",
  summary: "List where you are signed in",
  description: personOnly,
  scope: null,
  responses: { 200: listOf(Session) },
});

export const endSession = route({
  id: "endSession",
  method: "DELETE",
  path: "/v1/me/sessions/{session_id}",
  tag: "Account",
  summary: "End one of your sessions",
  description: `It is signed out within a second. ${personOnly}`,
  scope: null,
  params: z.strictObject({ session_id: id("ses") }),
  responses: { 204: "empty" },
  errors: ["NOT_FOUND"],
});

export const endOtherSessions = route({
  id: "endOtherSessions",
  method: "DELETE",
  path: "/v1/me/sessions",
  tag: "Account",
  summary: "End your other sessions",
  description: `All but the one that makes this call. ${personOnly}`,
  scope: null,
  responses: { 204: "empty" },
});

export const switchMerchant = route({
  id: "switchMerchant",
  method: "POST",
  path: "/v1/me/merchant",
  tag: "Account",
  summary: "Go to another of your merchants",
  description: `The session shows that merchant from the next call on. ${personOnly}`,
  scope: null,
  body: SwitchMerchant,
  responses: { 200: Me },
  errors: ["NOT_FOUND"],
});
