import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { closeSession, openSession } from "#lib/domain/members/sessions/service.ts";
import { SignIn, SignInWithCode } from "#lib/domain/members/signing-in/contract.ts";
import { signIn, signInFromProvider } from "#lib/domain/members/signing-in/service.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/http/errors.ts";
import { clientOfRequest } from "#lib/http/peer.ts";
import { log } from "#lib/log.ts";
import { configuredProviders, type Stranger } from "./providers.ts";

// As long as browsers keep a cookie at all: the session's own row says when it ends, and each use puts that off.
const cookieSeconds = 400 * 24 * 60 * 60;

type Refuse = (error: AppError) => void;

/** next-auth with our own accounts. The cookie is encrypted and names the person and the session. */
export function authOptions(request: Request, onRefused: Refuse): AuthOptions {
  const place = { address: clientOfRequest(request).address, userAgent: request.headers.get("user-agent") };
  let fromProvider: { id: string; session_id: string } | undefined;
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: cookieSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [byPassword(place, onRefused), ...configuredProviders()],
    callbacks: {
      async signIn({ account: way, profile }) {
        if (way?.type !== "oauth") return true;
        const entered = await enterFromProvider(profile, place);
        if (typeof entered === "string") return `/sign-in?error=${entered}`;
        fromProvider = entered;
        return true;
      },
      jwt({ token, user }) {
        if (fromProvider) return { sub: fromProvider.id, session_id: fromProvider.session_id };
        if (user && "session_id" in user) token.session_id = user.session_id;
        return token;
      },
    },
    logger: { error: noteFailure, warn: () => {}, debug: () => {} },
    events: {
      async signOut({ token }) {
        if (typeof token.session_id === "string") await closeSession(token.session_id, new Date());
      },
    },
  };
}

type Place = Parameters<typeof openSession>[1];

function byPassword(place: Place, onRefused: Refuse) {
  return Credentials({
    credentials: { email: { type: "email" }, password: { type: "password" }, code: { type: "text" } },
    async authorize(given) {
      const parsed = (given?.code ? SignInWithCode : SignIn).safeParse(given);
      if (!parsed.success) return null;
      const { email, password } = parsed.data;
      const code = "code" in parsed.data ? String(parsed.data.code) : undefined;
      try {
        const account = await signIn(email, password, place.address, code);
        return account && { ...account.user, session_id: await openSession(account, place, new Date()) };
      } catch (error) {
        throw explain(error, onRefused);
      }
    },
  });
}

/** The session of who comes from a provider, or the word for why there is none. */
async function enterFromProvider({ email, name, email_verified }: Stranger = {}, place: Place) {
  try {
    const result = await signInFromProvider({ email, name, verified: email_verified === true }, place.address);
    if (typeof result === "string") return result;
    return { id: result.user.id, session_id: await openSession(result, place, new Date()) };
  } catch (error) {
    unavailable(error);
    return "unavailable";
  }
}

/** What next-auth cannot do, such as reach a provider: its own lines would quote what was exchanged. */
function noteFailure(code: string, about: Error | { error?: Error; providerId?: unknown }): void {
  const message = about instanceof Error ? about.message : about.error?.message;
  log.warn({ code, message }, "next-auth failed");
}

/** next-auth hands the message of an error to the sign-in page; ours are written for people. */
function explain(error: unknown, onRefused: Refuse): Error {
  const failure = error instanceof AppError ? error : unavailable(error);
  onRefused(failure);
  return new Error(failure.message);
}

function unavailable(error: unknown): AppError {
  log.error({ err: error }, "sign-in failed");
  return new AppError("SERVICE_UNAVAILABLE", "Signing in does not work at the moment. Try again in a minute.");
}
