import { type NextRequest, NextResponse } from "next/server";

export const config = {
  matcher: [
    {
      source: "/((?!api/|v1/|_next/|healthz|readyz|sign-in|sign-up|.*\\.).*)",
      missing: [
        { type: "cookie", key: "next-auth.session-token" },
        { type: "cookie", key: "__Secure-next-auth.session-token" },
      ],
    },
  ],
};

/** Who comes without a session signs in first and is then led to where they wanted to go. The pages check the session. */
export function proxy(request: NextRequest) {
  const { pathname, search } = request.nextUrl;
  return NextResponse.redirect(new URL(`/sign-in?${new URLSearchParams({ next: pathname + search })}`, request.url));
}
