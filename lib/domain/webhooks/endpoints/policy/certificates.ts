import { createPrivateKey, type KeyObject, X509Certificate } from "node:crypto";
import { createSecureContext } from "node:tls";
import { invalidField } from "#lib/http/errors.ts";
import type { Authentication, AuthenticationInput } from "./contract.ts";

type Given = Extract<AuthenticationInput, { type: "client_certificate" }>;
type Shown = Extract<Authentication, { type: "client_certificate" }>;

const refuse = (field: string, words: string) => invalidField(`authentication.${field}`, "invalid", words);

/** Refuses a certificate that no connection could be made with. */
export function assertCertificate({ certificate, key, ca }: Given, now: Date): void {
  const own = certificateIn("certificate", certificate);
  if (Date.parse(own.validTo) <= now.getTime()) throw refuse("certificate", `It has expired on ${own.validTo}.`);
  if (!own.checkPrivateKey(keyIn(key))) throw refuse("key", "It is the key of another certificate.");
  if (ca) certificateIn("ca", ca);
  try {
    createSecureContext({ cert: certificate, key, ...(ca && { ca }) });
  } catch (error) {
    throw refuse("certificate", `It cannot be used: ${(error as Error).message}`);
  }
}

/** What may be shown of a certificate that was accepted. */
export function shownCertificate({ certificate }: Given): Shown {
  const { subject, issuer, fingerprint256, validTo } = new X509Certificate(certificate);
  const inLine = (name: string) => name.split("\n").join(", ");
  return {
    type: "client_certificate",
    subject: inLine(subject),
    issuer: inLine(issuer),
    fingerprint_sha256: fingerprint256,
    expires_at: new Date(validTo).toISOString(),
  };
}

function certificateIn(field: "certificate" | "ca", pem: string): X509Certificate {
  try {
    return new X509Certificate(pem);
  } catch {
    throw refuse(field, "This is not a certificate in PEM: it begins with -----BEGIN CERTIFICATE-----.");
  }
}

function keyIn(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch {
    const encrypted = /ENCRYPTED/.test(pem);
    throw refuse(
      "key",
      encrypted
        ? "It is protected by a password. Give the key without one; we store it encrypted."
        : "This is not a private key in PEM: it begins with -----BEGIN PRIVATE KEY-----.",
    );
  }
}
