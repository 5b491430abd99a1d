import type { MerchantId } from "#lib/context.ts";

/** What an endpoint's secret is bound to when it is encrypted. */
export const secretContext = (merchantId: MerchantId, endpointId: string) =>
  `webhook-endpoint ${merchantId} ${endpointId}`;

/** What the secret of its authentication is bound to. */
export const authContext = (merchantId: MerchantId, endpointId: string) =>
  `webhook-endpoint-auth ${merchantId} ${endpointId}`;

/** What its private key for signatures is bound to. */
export const signingKeyContext = (merchantId: MerchantId, endpointId: string) =>
  `webhook-endpoint-signing-key ${merchantId} ${endpointId}`;

/** A replaced signing secret that signs beside the new one until it expires, with the private key of its time. */
export type PreviousSecret = { ciphertext: string; signing_key?: string | null; expires_at: string };

const keptSecrets = 5;
const hourMs = 3_600_000;

/** The replaced secrets that still sign after another replacement, newest first; without an overlap none does. */
export function overlapping(
  before: { secret_ciphertext: string; signing_key_ciphertext: string | null; previous: PreviousSecret[] },
  overlapHours: number,
  now: Date,
): PreviousSecret[] {
  if (overlapHours === 0) return [];
  const expires_at = new Date(now.getTime() + overlapHours * hourMs).toISOString();
  const still = before.previous.filter((secret) => Date.parse(secret.expires_at) > now.getTime());
  const replaced = { ciphertext: before.secret_ciphertext, signing_key: before.signing_key_ciphertext, expires_at };
  return [replaced, ...still].slice(0, keptSecrets);
}

/** Until when a replaced secret still signs; null when none does. */
export function overlapEnds(previous: PreviousSecret[], now: Date): string | null {
  const ends = previous.map((secret) => secret.expires_at).filter((at) => Date.parse(at) > now.getTime());
  return ends.sort().at(-1) ?? null;
}

/** The fields that differ, for the audit log. */
export function changesBetween<T extends Record<string, unknown>>(before: T, after: Partial<T>) {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]));
}

/** The audit log says that a secret changed, not what it is. */
export function sealedSecrets({
  auth_ciphertext,
  signing_key_ciphertext: _,
  ...changes
}: ReturnType<typeof changesBetween>) {
  const secret = {
    authentication_secret: { from: auth_ciphertext?.from && "•••", to: auth_ciphertext?.to && "••• (new)" },
  };
  return { ...changes, ...(auth_ciphertext && secret) };
}
