import { encode } from "next-auth/jwt";
import { sessionCookie } from "#lib/domain/members/session.ts";
import { env } from "#lib/env.ts";

type SignedIn = { user: { id: string }; merchant: { id: string } };

/** The headers of a call that the dashboard's own page makes for this person. */
export async function sessionHeaders({ user, merchant }: SignedIn): Promise<Record<string, string>> {
  const token = await encode({ token: { sub: user.id, merchant_id: merchant.id }, secret: env().NEXTAUTH_SECRET });
  return { cookie: `${sessionCookie()}=${token}`, "sec-fetch-site": "same-origin" };
}
