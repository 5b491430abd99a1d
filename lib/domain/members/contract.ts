import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, timestamp } from "#lib/http/schemas.ts";
import { currency } from "#lib/money.ts";

export const roles = ["owner", "admin", "developer", "analyst", "support"] as const;
export type Role = (typeof roles)[number];

export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Write an e-mail address such as you@example.com."));

const password = z.string().max(200, "Use at most 200 characters.");

/** A password that somebody chooses. */
export const newPassword = password.min(10, "Use at least 10 characters.");

/** A password that somebody has. */
export const ownPassword = password.min(1, "Type your password.");

export const personName = z.string().trim().min(1, "Tell us your name.").max(120);

function isTimeZone(name: string): boolean {
  try {
    return /^[A-Z]/i.test(name) && new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
  } catch {
    return false;
  }
}

/** A name of the IANA database. Older names count too: browsers differ in which of two they report. */
export const timeZone = z.string().max(60).refine(isTimeZone, "There is no such time zone.");

export const SignUp = z
  .strictObject({
    name: personName,
    email,
    password: newPassword,
    merchant_name: z.string().trim().min(1, "Tell us your shop's name.").max(120),
    time_zone: timeZone.default("UTC"),
    currency: currency.default("EUR"),
  })
  .meta({ id: "SignUp" });

export const Account = z
  .object({
    user: z.object({ id: id("usr"), name: z.string(), email: z.string() }),
    merchant: z.object({
      id: id("mrc"),
      name: z.string(),
      slug: z.string(),
      time_zone: z.string(),
      currency: z.string(),
    }),
    role: z.enum(roles),
  })
  .meta({ id: "Account" });

export const signUp = route({
  id: "signUp",
  method: "POST",
  path: "/v1/sign-up",
  tag: "Account",
  summary: "Make a merchant and its owner",
  description: "Called by the sign-up page. Limited per address.",
  scope: null,
  public: true,
  body: SignUp,
  responses: { 201: Account },
  errors: ["CONFLICT", "RATE_LIMITED"],
});

export const Member = z
  .object({
    user_id: id("usr"),
    name: z.string(),
    email: z.string(),
    role: z.enum(roles),
    joined_at: timestamp,
    last_seen_at: timestamp.nullable().meta({ description: "When they last used the dashboard here." }),
  })
  .meta({ id: "Member" });

export const UpdateMember = z.strictObject({ role: z.enum(roles) }).meta({ id: "UpdateMember" });

const params = z.strictObject({ user_id: id("usr") });

export const listMembers = route({
  id: "listMembers",
  method: "GET",
  path: "/v1/members",
  tag: "Members",
  summary: "List the people who may use the dashboard",
  scope: "members:read",
  query: z.strictObject(pageQuery),
  responses: { 200: listOf(Member) },
  errors: ["INVALID_CURSOR"],
});

export const updateMember = route({
  id: "updateMember",
  method: "PUT",
  path: "/v1/members/{user_id}",
  tag: "Members",
  summary: "Change a member's role",
  description:
    "Counts from the member's next call on. Only an owner makes owners and changes them; the last owner stays one. A caller cannot give a role that may do more than itself.",
  scope: "members:write",
  params,
  body: UpdateMember,
  responses: { 200: Member },
  errors: ["NOT_FOUND", "CONFLICT"],
});

export const removeMember = route({
  id: "removeMember",
  method: "DELETE",
  path: "/v1/members/{user_id}",
  tag: "Members",
  summary: "Remove a member, or leave",
  description: "Ends the member's sessions at once; keys that they made go on working. The last owner cannot leave.",
  scope: "members:write",
  params,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND", "CONFLICT"],
});
