import { env } from "#lib/env.ts";
import type { Call } from "./call.ts";
import { AppError } from "./errors.ts";

/** Where the operator wants it, credentials that came over plain http are refused, before anyone looks at them. */
export function requireEncryption({ client, request }: Call): void {
  if (!env().REQUIRE_HTTPS || client.encrypted) return;
  const sent = request.headers.has("authorization");
  const hint = sent ? " The key has been sent in plain text: revoke it and create a new one." : "";
  throw new AppError("HTTPS_REQUIRED", `Call the API over https.${hint}`);
}
