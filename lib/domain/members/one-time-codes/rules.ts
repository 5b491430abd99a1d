import { createHash } from "node:crypto";
import { Secret, TOTP } from "otpauth";

const period = 30;
const recoveryCount = 10;
const recoveryBytes = 10;

/** 160 random bits, as RFC 4226 recommends. */
export const newSecret = (): string => new Secret({ size: 20 }).base32;

const appOf = (secret: string, label: string) => new TOTP({ issuer: "ShopGuide", label, secret, period });

/** What an authenticator app scans. */
export const otpauthUrl = (secret: string, email: string): string => appOf(secret, email).toString();

/** Which 30 seconds since 1970 a code belongs to; null when it is none of now, a moment ago or a moment ahead. */
export function stepOf(secret: string, code: string, now: Date): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const delta = appOf(secret, "").validate({ token: code, window: 1, timestamp: now.getTime() });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
}

/** Ten codes of 80 random bits, grouped for the eye. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: recoveryCount }, () => {
    const text = new Secret({ size: recoveryBytes }).base32.toLowerCase();
    return text.replace(/.{4}(?=.)/g, "$&-");
  });

/** What is stored of a recovery code; spaces and hyphens do not count. */
export const hashRecoveryCode = (code: string): string =>
  createHash("sha256").update(code.replace(/[\s-]/g, "").toLowerCase()).digest("hex");
