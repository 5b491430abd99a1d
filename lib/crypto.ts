import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { env } from "#lib/env.ts";

// AES-256-GCM under ENCRYPTION_KEY. The leading version lets a later key or cipher stand beside this one.
const version = "v1";
const cipherName = "aes-256-gcm";
const ivBytes = 12;
const tagBytes = 16;

const key = () => Buffer.from(env().ENCRYPTION_KEY, "hex");

/** Encrypts a secret for the database. It decrypts only with the same `context`, such as the id of its record. */
export function encrypt(secret: string, context: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, key(), iv, { authTagLength: tagBytes }).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
  return `${version}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString("base64url")}`;
}

/** The secret again; throws when the text, its context or ENCRYPTION_KEY is not what it was encrypted with. */
export function decrypt(text: string, context: string): string {
  const [given, body = ""] = text.split(".");
  const bytes = Buffer.from(body, "base64url");
  try {
    if (given !== version) throw new Error(`unknown version ${given}`);
    const decipher = createDecipheriv(cipherName, key(), bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes));
    return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch (cause) {
    throw new Error("A stored secret cannot be read. Is ENCRYPTION_KEY the one it was stored with?", { cause });
  }
}
