import { ApiError } from "#lib/http/client.ts";

const OUT = ["SESSION_EXPIRED", "UNAUTHENTICATED"];

/** When a call finds the session over, the way leads through the sign-in page and back to here. */
export function leaveWhenSignedOut(error: unknown): void {
  if (!(error instanceof ApiError) || !OUT.includes(error.code)) return;
  const next = window.location.pathname + window.location.search;
  window.location.assign(`/sign-in?${new URLSearchParams({ next })}`);
}
