import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id } from "#lib/http/schemas.ts";
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

/** What the sign-in page sends to next-auth. */
export const SignIn = z.object({ email, password: password.min(1, "Type your password.") });

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
    name: z.string().trim().min(1, "Tell us your name.").max(120),
    email,
    password: password.min(10, "Use at least 10 characters."),
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
