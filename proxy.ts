import { type NextRequest, NextResponse } from "next/server";
import { isDevelopment } from "./lib/env.ts";
import { contentPolicy } from "./lib/http/content-policy.ts";

// Pages only: what Next serves of files and what the API answers have rules of their own.
export const config = { matcher: ["/((?!api/|v1/|_next/|healthz|readyz|.*\\.).*)"] };

const sessionCookies = ["next-auth.session-token", "__Secure-next-auth.session-token"];
const open = /^\/(sign-in|sign-up|docs|accept-invitation|forgot-password|reset-password)(\/|$)/;

/**
 * Who comes without a session signs in first and is then led to where they wanted to go; the pages check the session.
 * Every page gets a policy with a nonce of its own, which Next puts on the scripts that it writes.
 */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  if (!open.test(pathname) && !sessionCookies.some((name) => request.cookies.has(name))) {
    return NextResponse.redirect(new URL(`/sign-in?${new URLSearchParams({ next: pathname + search })}`, request.url));
  }
  const nonce = btoa(crypto.randomUUID());
  const policy = contentPolicy({ nonce, dev: isDevelopment() });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}
