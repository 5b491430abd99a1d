import { z } from "zod";
import { email, newPassword } from "#lib/domain/members/contract.ts";
import { linkToken } from "#lib/domain/members/invitations/contract.ts";
import { route } from "#lib/http/contract.ts";

export const RequestPasswordReset = z.strictObject({ email }).meta({ id: "RequestPasswordReset" });

export const ResetPassword = z
  .strictObject({ token: linkToken, new_password: newPassword })
  .meta({ id: "ResetPassword" });

export const requestPasswordReset = route({
  id: "requestPasswordReset",
  method: "POST",
  path: "/v1/password-resets",
  tag: "Account",
  summary: "Ask for a link to choose a new password",
  description:
    "Sends the link by e-mail, or writes it to the server's log where no mail server is set up. Answers alike whether or not there is such an account. Limited per address.",
  scope: null,
  public: true,
  body: RequestPasswordReset,
  responses: { 202: "empty" },
  errors: ["RATE_LIMITED"],
});

export const resetPassword = route({
  id: "resetPassword",
  method: "POST",
  path: "/v1/password-resets/complete",
  tag: "Account",
  summary: "Choose a new password",
  description: "With the token of the link, which works once and for an hour. Ends every session of the account.",
  scope: null,
  public: true,
  body: ResetPassword,
  responses: { 204: "empty" },
  errors: ["NOT_FOUND", "RATE_LIMITED"],
});
