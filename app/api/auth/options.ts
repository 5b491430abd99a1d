import type { AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn } from "#lib/domain/members/service.ts";
import { env } from "#lib/env.ts";
import { AppError } from "#lib/http/errors.ts";
import { peerFromHeader } from "#lib/http/peer.ts";

const sessionDays = 14;

/** next-auth with our own accounts. The session is a signed cookie that names the person and the merchant. */
export function authOptions(): AuthOptions {
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionDays * 24 * 60 * 60 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given, request) {
          const email = given?.email?.trim().toLowerCase() ?? "";
          const peer = peerFromHeader((request.headers as Record<string, string> | undefined)?.["x-shopguide-peer"]);
          try {
            const account = await signIn(email, given?.password ?? "", peer);
            return account && { ...account.user, merchant_id: account.merchant.id };
          } catch (error) {
            // next-auth hands the message to the sign-in page; ours are written for people.
            if (error instanceof AppError) throw new Error(error.message);
            throw new Error("Signing in does not work at the moment. Try again in a minute.");
          }
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user && "merchant_id" in user) token.merchant_id = user.merchant_id;
        return token;
      },
      session({ session, token }) {
        return { ...session, user_id: token.sub, merchant_id: token.merchant_id };
      },
    },
  };
}
