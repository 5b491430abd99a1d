import type { Role } from "./contract.ts";

const read = ["conversations:read", "customers:read", "analytics:read", "events:read"];

/** What each role may do, in the scopes of the API. */
export const scopesOfRole: Record<Role, readonly string[]> = {
  owner: ["*"],
  admin: ["*"],
  developer: [...read, "conversations:write", "customers:write", "webhooks:write", "keys:write", "allowlist:write"],
  analyst: read,
  support: ["conversations:write", "customers:write", "events:read", "analytics:read"],
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
