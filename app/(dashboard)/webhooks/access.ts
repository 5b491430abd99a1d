import type { Role } from "#lib/domain/members/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { covers } from "#lib/http/scopes.ts";

/** Every role that sees webhooks may also change them. */
export const seesWebhooks = (role: Role) => covers(scopesOfRole[role], "webhooks:write");
