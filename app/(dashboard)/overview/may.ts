import type { Role } from "#lib/domain/members/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";

/** What a role may do of that which the overview offers. */
export type May = { seeWebhooks: boolean; seeKeys: boolean; seeExports: boolean; setUp: boolean };

export function mayOf(role: Role): May {
  const may = (scope: string) => covers(scopesOfRole[role], scope);
  return {
    seeWebhooks: may("webhooks:read"),
    seeKeys: may("keys:read"),
    seeExports: may("exports:read"),
    setUp: may("keys:write") && may("webhooks:write") && may("conversations:write"),
  };
}
