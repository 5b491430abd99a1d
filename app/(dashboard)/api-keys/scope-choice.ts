import { scopes } from "#lib/domain/api-keys/contract.ts";
import type { KeyScope } from "#lib/domain/api-keys/hooks.ts";
import { covers } from "#lib/http/scopes.ts";

/** What each scope lets a program do, in a sentence. */
export const sentences: Record<KeyScope, string> = {
  "*": "Everything, also what is added later. Only for programs that you run yourself.",
  "conversations:read": "See conversations, their messages and notes.",
  "conversations:write": "Also start them, add messages, tag and close them.",
  "customers:read": "See who your customers are and what they wrote.",
  "customers:write": "Also change what is kept about them.",
  "analytics:read": "See figures and reports.",
  "analytics:write": "Make metrics of your own for figures and reports.",
  "events:read": "See what happened, and follow it live.",
  "inventory:read": "See stock levels and what replaces a product.",
  "inventory:write": "Also change stock, thresholds and alternatives.",
  "exports:read": "See exports and download their files, of what else this key may read.",
  "exports:write": "Also export what this key may read, also on a schedule.",
  "webhooks:read": "See endpoints and what was sent to them.",
  "webhooks:write": "Also add, change and remove endpoints.",
  "keys:read": "See the list of keys, never a secret.",
  "keys:write": "Also make keys with no more rights than this one, and revoke any.",
  "allowlist:read": "See which addresses may call.",
  "allowlist:write": "Also add and remove addresses.",
  "members:read": "See who works here, and open invitations.",
  "members:write": "Also invite people, change roles and remove members.",
  "merchant:read": "See the shop's settings.",
  "merchant:write": "Also change the shop's settings.",
  "audit:read": "See who changed what.",
  "logs:read": "See the requests that keys made.",
};

const names: Record<string, string> = {
  conversations: "Conversations",
  customers: "Customers",
  analytics: "Analytics",
  events: "Events",
  inventory: "Inventory",
  exports: "Exports",
  webhooks: "Webhooks",
  keys: "API keys",
  allowlist: "IP allowlist",
  members: "Members",
  merchant: "Settings",
  audit: "Audit log",
  logs: "Request logs",
};

export type Resource = { name: string; scopes: KeyScope[] };

/** A scope as it is shown. */
export const scopeName = (scope: KeyScope) => (scope === "*" ? "everything" : scope);

const resourceOf = (scope: KeyScope) => scope.split(":")[0] ?? "";

/** What a member may lend to a key, by resource: never more than they hold themselves. */
export function lendable(held: readonly string[]): { everything: boolean; resources: Resource[] } {
  const mine = scopes.filter((scope) => scope !== "*" && covers(held, scope));
  const groups = Map.groupBy(mine, resourceOf);
  const resources = [...groups].map(([resource, own]) => ({ name: names[resource] ?? resource, scopes: own }));
  return { everything: covers(held, "*"), resources };
}

/** A key that may write may read, so reading needs no scope of its own then. */
export const isIncluded = (chosen: readonly KeyScope[], scope: KeyScope) =>
  covers(chosen, scope) && !chosen.includes(scope);

/** Adds or takes away a scope; what another scope includes is dropped. */
export function toggle(chosen: readonly KeyScope[], scope: KeyScope): KeyScope[] {
  const next = chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope];
  return scopes.filter(
    (one) =>
      next.includes(one) &&
      !covers(
        next.filter((other) => other !== one),
        one,
      ),
  );
}

/** `read and write conversations and read events`: what a key may do, for a sentence. */
export function describeScopes(chosen: readonly KeyScope[]): string {
  if (chosen.includes("*")) return "do everything";
  const groups = Map.groupBy(chosen, resourceOf);
  const parts = [...groups].map(([resource, own]) => {
    const writes = own.some((scope) => scope.endsWith(":write"));
    return `${writes ? "read and write" : "read"} ${nameInSentence(resource)}`;
  });
  return new Intl.ListFormat("en-GB").format(parts);
}

function nameInSentence(resource: string): string {
  const name = names[resource] ?? resource;
  return /^[A-Z]{2}/.test(name) ? name : name.toLowerCase();
}
