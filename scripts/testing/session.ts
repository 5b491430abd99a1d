import { encode } from "next-auth/jwt";
import { sessionCookie } from "#lib/domain/members/session.ts";
import { openSession } from "#lib/domain/members/sessions/service.ts";
import { env } from "#lib/env.ts";

type SignedIn = { user: { id: string }; merchant: { id: string } };

/** The headers of a call that the dashboard's own page makes for this person. */
export async function sessionHeaders({ user, merchant }: SignedIn): Promise<Record<string, string>> {
  const session_id = await openSession({ user, merchant }, { address: null, userAgent: "Test" }, new Date());
  const token = await encode({ token: { sub: user.id, session_id }, secret: env().NEXTAUTH_SECRET });
  return { cookie: `${sessionCookie()}=${token}`, "sec-fetch-site": "same-origin" };
}

/** A person at two browsers, and what is theirs alone. */
export async function signedIn(account: SignedIn) {
  const elsewhere = await openSession(account, { address: null, userAgent: "Elsewhere" }, new Date());
  const owned = { session_id: elsewhere, merchant_id: account.merchant.id, user_id: account.user.id };
  return { headers: await sessionHeaders(account), owned };
}
