import { env } from "#lib/env.ts";
import type { Policies } from "#lib/http/limits/step.ts";

/**
 * What is limited: a key and, over all its keys, the merchant; a session of the dashboard by itself; an address where
 * nobody has said who they are, and where what they said did not let them in.
 */
export const limits: Policies = {
  ofCaller(identity, address) {
    if (!identity) return [{ name: "address", id: address ?? "unknown", perMinute: env().RATE_LIMIT_PER_ADDRESS }];
    const { actor, merchantId, rateLimit } = identity;
    if (actor.type !== "key") return [{ name: "session", id: actor.id, perMinute: env().RATE_LIMIT_PER_SESSION }];
    return [
      { name: "key", id: actor.id, perMinute: rateLimit?.perMinute ?? env().RATE_LIMIT_PER_KEY },
      { name: "merchant", id: merchantId, perMinute: env().RATE_LIMIT_PER_MERCHANT },
    ];
  },
  ofRefusal: (address) => [{ name: "refused", id: address ?? "unknown", perMinute: env().RATE_LIMIT_REFUSED }],
};
