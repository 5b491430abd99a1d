import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { SignIn } from "#lib/domain/members/contract.ts";
import { signIn } from "#lib/domain/members/service.ts";
import { closeSession, openSession } from "#lib/domain/members/sessions/service.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/http/errors.ts";
import { peerFromHeader } from "#lib/http/peer.ts";
import { log } from "#lib/log.ts";

// As long as browsers keep a cookie at all: the session's own row says when it ends, and each use puts that off.
const cookieSeconds = 400 * 24 * 60 * 60;

/** next-auth with our own accounts. The cookie is encrypted and names the person and the session. */
export function authOptions(onRefused: (error: AppError) => void): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: cookieSeconds },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given, { headers = {} }) {
          const parsed = SignIn.safeParse(given);
          if (!parsed.success) return null;
          const { email, password } = parsed.data;
          try {
            const address = peerFromHeader(headers["x-shopguide-peer"]);
            const account = await signIn(email, password, address);
            if (!account) return null;
            const place = { address, userAgent: headers["user-agent"] ?? null };
            return { ...account.user, session_id: await openSession(account, place, new Date()) };
          } catch (error) {
            throw explain(error, onRefused);
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user && "session_id" in user) token.session_id = user.session_id;
        return token;
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token.session_id === "string") await closeSession(token.session_id, new Date());
      },
    },
  };
}

/** next-auth hands the message of an error to the sign-in page; ours are written for people. */
function explain(error: unknown, onRefused: (error: AppError) => void): Error {
  const failure = error instanceof AppError ? error : unavailable(error);
  onRefused(failure);
  return new Error(failure.message);
}

function unavailable(error: unknown): AppError {
  log.error({ err: error }, "sign-in failed");
  return new AppError("SERVICE_UNAVAILABLE", "Signing in does not work at the moment. Try again in a minute.");
}
