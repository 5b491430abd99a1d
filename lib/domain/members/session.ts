import { decode } from "next-auth/jwt";
import type { MerchantId } from "#lib/context.ts";
import { env } from "#lib/env.ts";
import type { Identity } from "#lib/http/call.ts";
import { AppError } from "#lib/http/errors.ts";
import { scopesOfRole } from "./rules.ts";
import { present } from "./service.ts";
import { keepSession, keepSessions } from "./sessions/service.ts";

const secure = () => env().NEXTAUTH_URL.startsWith("https://");

/** The name of next-auth's session cookie. */
export const sessionCookie = () => `${secure() ? "__Secure-" : ""}next-auth.session-token`;

/** The session's token in a `Cookie` header, if there is one. */
export function sessionToken(cookies: string | null): string | null {
  const prefix = `${sessionCookie()}=`;
  const found = cookies?.split(/;\s*/).find((cookie) => cookie.startsWith(prefix));
  return found ? found.slice(prefix.length) : null;
}

async function openedSession(token: string) {
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  if (!claims?.sub || typeof claims.session_id !== "string") return null;
  return keepSession(claims.session_id, claims.sub, new Date());
}

/** The account behind a session's token. Session and membership are read each time: who is removed is out at once. */
export async function accountOfSession(token: string) {
  const session = await openedSession(token);
  return session && present(session.membership);
}

/** Who calls with a session. */
export async function checkSession(token: string): Promise<Identity> {
  const session = await openedSession(token);
  if (!session) throw new AppError("SESSION_EXPIRED", "You are signed out. Sign in again.");
  return identify(session);
}

/** Who calls with these sessions by now, in one query. Those that have ended are left out. */
export async function checkSessionsInUse(ids: readonly string[], now: Date): Promise<Map<string, Identity>> {
  const sessions = await keepSessions(ids, now);
  return new Map(sessions.map((session) => [session.id, identify(session)]));
}

function identify({ id, membership }: NonNullable<Awaited<ReturnType<typeof openedSession>>>): Identity {
  const { user, merchant, role } = present(membership);
  return {
    merchantId: merchant.id as MerchantId,
    actor: { type: "user", id: user.id, name: user.name, sessionId: id },
    scopes: scopesOfRole[role],
    allowedAddresses: null,
  };
}

/** A session counts only for the dashboard's own pages: other sites cannot make a browser use it. */
export function assertSameOrigin(request: Request): void {
  const site = request.headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  const from = request.headers.get("origin") ?? request.headers.get("referer");
  // Browsers leave Sec-Fetch-Site out on plain http beyond localhost.
  if (site === null && from !== null && URL.parse(from)?.host === request.headers.get("host")) return;
  throw new AppError("CROSS_ORIGIN", "A session is accepted from the dashboard's own pages only. Use an API key.");
}
