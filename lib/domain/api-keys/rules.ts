import { createHash, randomInt } from "node:crypto";
import { crc32 } from "node:zlib";
import { AppError } from "#lib/http/errors.ts";

const letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const randomLength = 30;
const checksumLength = 6;
const form = /^sg_[0-9A-Za-z]{36}$/;

function checksum(body: string): string {
  let text = "";
  for (let rest = crc32(body), i = 0; i < checksumLength; i++) {
    text = letters[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

/** A new secret key: `sg_`, 30 random letters (178 bits), 6 of checksum. */
export function generateKey(): string {
  let body = "";
  for (let i = 0; i < randomLength; i++) body += letters[randomInt(62)];
  return `sg_${body}${checksum(body)}`;
}

/** Whether the text can be a key at all; a typo is found here, without asking the database. */
export function isWellFormed(key: string): boolean {
  return form.test(key) && checksum(key.slice(3, 3 + randomLength)) === key.slice(3 + randomLength);
}

/** What is stored of a key. Keys have 178 random bits, so a fast hash is safe. */
export function hashKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** What may be shown of a key. */
export function hintOf(key: string): string {
  return `${key.slice(0, 7)}…${key.slice(-4)}`;
}

type Lifetime = { expires_at: Date | null; revoked_at: Date | null };

/** A key that was revoked or has expired says so, and what to do. */
export function assertUsable(key: Lifetime, now: Date): void {
  if (key.revoked_at) {
    throw new AppError(
      "REVOKED_API_KEY",
      "This API key was revoked. Create a new one in the dashboard under API keys.",
    );
  }
  if (key.expires_at && key.expires_at <= now) {
    const message = `This API key expired on ${key.expires_at.toISOString()}. Create a new one in the dashboard under API keys.`;
    throw new AppError("EXPIRED_API_KEY", message);
  }
}

export function stateOf(key: Lifetime, now: Date): "working" | "expired" | "revoked" {
  if (key.revoked_at) return "revoked";
  return key.expires_at && key.expires_at <= now ? "expired" : "working";
}

type Made = Lifetime & { created_at: Date };

const earlier = (a: Date | null, b: Date) => (a && a < b ? a : b);

/** When a rotated key ends: after the overlap, but never later than it would have anyway. */
export function endOfOverlap(key: Lifetime, overlapSeconds: number, now: Date): Date {
  return earlier(key.expires_at, new Date(now.getTime() + overlapSeconds * 1000));
}

/** When a rotated key's successor ends, unless somebody chose: it lives as long as the old one was made to. */
export function endOfSuccessor(key: Made, now: Date): Date | null {
  return key.expires_at && new Date(now.getTime() + key.expires_at.getTime() - key.created_at.getTime());
}
