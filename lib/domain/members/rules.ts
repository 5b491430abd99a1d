import { covers } from "#lib/http/scopes.ts";
import { type Role, roles } from "./contract.ts";

const read = [
  "conversations:read",
  "customers:read",
  "analytics:read",
  "events:read",
  "inventory:read",
  "merchant:read",
];

/** What each role may do, in the scopes of the API. */
export const scopesOfRole: Record<Role, readonly string[]> = {
  owner: ["*"],
  admin: ["*"],
  developer: [
    ...read,
    "conversations:write",
    "customers:write",
    "analytics:write",
    "inventory:write",
    "exports:write",
    "webhooks:write",
    "keys:write",
    "allowlist:write",
    "members:read",
    "logs:read",
  ],
  analyst: [...read, "analytics:write", "exports:write"],
  support: [...read, "conversations:write", "customers:write"],
};

/** A merchant's slug from its name: `Alder & Finch` → `alder-finch`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();
  return (
    plain
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, 40) || "shop"
  );
}

/** The roles that may do this. */
export const rolesThatMay = (scope: string): Role[] => roles.filter((role) => covers(scopesOfRole[role], scope));

type Caller = { isOwner: boolean; scopes: readonly string[] };

/** Why this caller may not make or unmake members of these roles; null when it may. */
export function refusalOfRoles(caller: Caller, touched: readonly Role[]): string | null {
  if (touched.includes("owner") && !caller.isOwner) return "Only an owner makes owners, changes or removes them.";
  const beyond = touched.find((role) => !scopesOfRole[role].every((scope) => covers(caller.scopes, scope)));
  return beyond ? `The role ${beyond} may do more than you may, so you cannot give or take it.` : null;
}
