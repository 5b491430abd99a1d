import type { Role } from "./contract.ts";

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
    "inventory:write",
    "webhooks:write",
    "keys:write",
    "allowlist:write",
    "members:read",
    "logs:read",
  ],
  analyst: read,
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
