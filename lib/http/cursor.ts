import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "#lib/env.ts";
import { AppError } from "./errors.ts";

const signatureBytes = 9;

function sign(payload: Buffer): Buffer {
  return createHmac("sha256", env().NEXTAUTH_SECRET)
    .update("cursor")
    .update(payload)
    .digest()
    .subarray(0, signatureBytes);
}

/** An opaque place in a list: the last row's sort values, signed. `tag` names the list and its order. */
export function encodeCursor(tag: string, values: readonly (string | number | null)[]): string {
  const payload = Buffer.from(JSON.stringify([tag, ...values]));
  return Buffer.concat([sign(payload), payload]).toString("base64url");
}

/** The values of a cursor that this product minted for the same list and order; otherwise INVALID_CURSOR. */
export function decodeCursor(tag: string, cursor: string, length: number): (string | number | null)[] {
  const bytes = Buffer.from(cursor, "base64url");
  const signature = bytes.subarray(0, signatureBytes);
  const payload = bytes.subarray(signatureBytes);
  // Decoding is lenient; a cursor is only what encoding gives back letter by letter.
  const whole = signature.length === signatureBytes && bytes.toString("base64url") === cursor;
  if (whole && timingSafeEqual(signature, sign(payload))) {
    const [minted, ...values] = JSON.parse(payload.toString()) as (string | number | null)[];
    if (minted === tag && values.length === length) return values;
  }
  throw new AppError(
    "INVALID_CURSOR",
    "cursor: pass on `next_cursor` of the same list, sorted the same way, unchanged.",
  );
}
