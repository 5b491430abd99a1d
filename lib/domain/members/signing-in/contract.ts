import { z } from "zod";
import { email, ownPassword } from "#lib/domain/members/contract.ts";
import { oneTimeCode } from "#lib/domain/members/one-time-codes/contract.ts";

/** What the sign-in page sends to next-auth; with a code in a second go, where one is asked for. */
export const SignIn = z.object({ email, password: ownPassword });
export const SignInWithCode = SignIn.extend({ code: oneTimeCode });

/** The answer to a right password that needs a code beside it; the sign-in page then asks for one. */
export const codeWanted = "Type the code that your authenticator app shows.";

/** Why somebody who comes from Google or GitHub is not let in, by the word in the sign-in page's address. */
export const providerRefusals = {
  not_verified: "Your e-mail address is not verified there. Verify it first, or sign in with your password.",
  no_account: "Nobody here has your e-mail address. Ask an owner or admin of the shop to invite it.",
  code_wanted: "Your account asks for one-time codes. Sign in with your password and a code.",
  unavailable: "Signing in does not work at the moment. Try again in a minute.",
} as const;

export type ProviderRefusal = keyof typeof providerRefusals;
