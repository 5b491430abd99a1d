import type { Role } from "#lib/domain/members/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";

/** What a member may do here. */
export function accessOf(role: Role): "write" | "read" | "none" {
  if (covers(scopesOfRole[role], "webhooks:write")) return "write";
  return covers(scopesOfRole[role], "webhooks:read") ? "read" : "none";
}
