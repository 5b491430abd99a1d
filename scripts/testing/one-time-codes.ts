import { TOTP } from "otpauth";
import { call } from "./api.ts";

/** What an authenticator app would show of this secret; `ahead` that many half minutes later. */
export const appCode = (secret: string, ahead = 0): string =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + ahead * 30_000 });

/** Begins to set codes up as the person of these headers; answers with the secret. */
export async function beginCodes(headers: Record<string, string>, current_password: string): Promise<string> {
  const { json } = await call("POST", "/v1/me/one-time-codes", { headers, body: { current_password } });
  return String(json.secret);
}

/** Switches codes on for the person of these headers. */
export async function switchOnCodes(headers: Record<string, string>, current_password: string) {
  const secret = await beginCodes(headers, current_password);
  const code = appCode(secret);
  const { json } = await call("POST", "/v1/me/one-time-codes/confirm", { headers, body: { code } });
  return { secret, firstCode: code, recoveryCodes: json.recovery_codes as string[] };
}
