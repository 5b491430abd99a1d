import type { Role } from "#lib/domain/members/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";

/** What a role may do on this page. */
export type May = { write: boolean; seeWebhooks: boolean; export: boolean };

export function mayOf(role: Role): May {
  const may = (scope: string) => covers(scopesOfRole[role], scope);
  return { write: may("conversations:write"), seeWebhooks: may("webhooks:read"), export: may("exports:write") };
}
