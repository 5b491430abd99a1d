import type { MerchantId } from "#lib/context.ts";

/** What an endpoint's secret is bound to when it is encrypted. */
export const secretContext = (merchantId: MerchantId, endpointId: string) =>
  `webhook-endpoint ${merchantId} ${endpointId}`;

/** The fields that differ, for the audit log. */
export function changesBetween<T extends Record<string, unknown>>(before: T, after: Partial<T>) {
  const changed = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  return Object.fromEntries(changed.map((key) => [key, { from: before[key] ?? null, to: after[key] ?? null }]));
}
