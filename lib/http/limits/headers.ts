import { type Limit, tightest, windowSeconds } from "./policy.ts";

const seconds = (milliseconds: number) => Math.max(1, Math.ceil(milliseconds / 1000));

/**
 * How the caller's limits stand, in both families: draft-ietf-httpapi-ratelimit-headers and the older `X-` headers,
 * which know one limit only and so tell of the tightest.
 */
export function limitHeaders(limits: readonly Limit[], now: number): Record<string, string> {
  const first = tightest(limits);
  if (!first) return {};
  return {
    "ratelimit-policy": limits
      .map(({ policy }) => `"${policy.name}";q=${policy.perMinute};w=${windowSeconds}`)
      .join(", "),
    ratelimit: limits
      .map((limit) => `"${limit.policy.name}";r=${limit.remaining};t=${seconds(limit.resetMs)}`)
      .join(", "),
    "x-ratelimit-limit": String(first.policy.perMinute),
    "x-ratelimit-remaining": String(first.remaining),
    "x-ratelimit-reset": String(Math.ceil((now + first.resetMs) / 1000)),
  };
}

/** How long to wait, for `Retry-After`. */
export const retryAfter = (limit: Limit): number => seconds(limit.resetMs);
