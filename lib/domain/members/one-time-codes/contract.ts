import { z } from "zod";
import { ownPassword } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";

const personOnly = "For people who are signed in to the dashboard; a key has none.";
const path = "/v1/me/one-time-codes";

/** A code of the app, or a recovery code. People write both with spaces. */
export const oneTimeCode = z
  .string()
  .max(40, "This is too long for a code.")
  .transform((text) => text.replace(/[\s-]/g, "").toLowerCase())
  .pipe(z.string().min(1, "Type the code."))
  .meta({ description: "Six digits of the app, or a recovery code.", examples: ["492039"] });

export const codeRefused = "This code is not right, or was used already. Wait for the next one.";

export const OneTimeCodes = z
  .object({
    enabled: z.boolean().meta({ description: "Whether signing in asks for a code." }),
    enabled_at: timestamp.nullable(),
    recovery_codes_left: z.int().meta({ description: "Recovery codes that were not used yet.", examples: [10] }),
  })
  .meta({ id: "OneTimeCodes" });

export const NewOneTimeCodes = z
  .object({
    secret: z.string().meta({ description: "To type into an app that cannot scan.", examples: ["JBSWY3DPEHPK3PXP"] }),
    otpauth_url: z.string().meta({ description: "What the QR code holds." }),
  })
  .meta({ id: "NewOneTimeCodes" });

export const RecoveryCodes = z
  .object({
    recovery_codes: z
      .array(z.string())
      .meta({ description: "Each works once, in place of a code. They are not shown again." }),
  })
  .meta({ id: "RecoveryCodes" });

export const BeginOneTimeCodes = z.strictObject({ current_password: ownPassword }).meta({ id: "BeginOneTimeCodes" });
export const ConfirmOneTimeCodes = z.strictObject({ code: oneTimeCode }).meta({ id: "ConfirmOneTimeCodes" });
export const ProveTwice = z
  .strictObject({ current_password: ownPassword, code: oneTimeCode })
  .meta({ id: "ProveTwice", description: "The password and a code: who changes the second step proves both." });

export const getOneTimeCodes = route({
  id: "getOneTimeCodes",
  method: "GET",
  path,
  tag: "Account",
  summary: "See whether signing in asks for a code",
  description: personOnly,
  scope: null,
  responses: { 200: OneTimeCodes },
});

export const beginOneTimeCodes = route({
  id: "beginOneTimeCodes",
  method: "POST",
  path,
  tag: "Account",
  summary: "Set up one-time codes",
  description: `Answers with the secret for an authenticator app. Nothing changes until a first code confirms it. ${personOnly}`,
  scope: null,
  body: BeginOneTimeCodes,
  responses: { 201: NewOneTimeCodes },
  errors: ["CONFLICT", "RATE_LIMITED"],
});

export const confirmOneTimeCodes = route({
  id: "confirmOneTimeCodes",
  method: "POST",
  path: `${path}/confirm`,
  tag: "Account",
  summary: "Switch one-time codes on",
  description: `With a first code of the app. Answers with ten recovery codes, this once. ${personOnly}`,
  scope: null,
  body: ConfirmOneTimeCodes,
  responses: { 200: RecoveryCodes },
  errors: ["CONFLICT", "RATE_LIMITED"],
});

export const replaceRecoveryCodes = route({
  id: "replaceRecoveryCodes",
  method: "POST",
  path: `${path}/recovery-codes`,
  tag: "Account",
  summary: "Get new recovery codes",
  description: `The ones before stop working. ${personOnly}`,
  scope: null,
  body: ProveTwice,
  responses: { 200: RecoveryCodes },
  errors: ["CONFLICT", "RATE_LIMITED"],
});

export const disableOneTimeCodes = route({
  id: "disableOneTimeCodes",
  method: "POST",
  path: `${path}/disable`,
  tag: "Account",
  summary: "Switch one-time codes off",
  description: `Signing in asks for the password alone again. ${personOnly}`,
  scope: null,
  body: ProveTwice,
  responses: { 204: "empty" },
  errors: ["CONFLICT", "RATE_LIMITED"],
});
