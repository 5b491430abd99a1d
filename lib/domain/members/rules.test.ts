import { expect, test } from "vitest";
import { scopes } from "#lib/domain/api-keys/contract.ts";
import { covers } from "#lib/http/scopes.ts";
import { roles } from "./contract.ts";
import { scopesOfRole, slugOf } from "./rules.ts";

test.each([
  ["Alder & Finch", "alder-finch"],
  ["  Café Zoë  ", "cafe-zoe"],
  ["Мир книг", "shop"],
  ["x".repeat(80), "x".repeat(40)],
])("the slug of %j is %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test.each(roles)("every scope of the role %s is one that a key can hold", (role) => {
  for (const scope of scopesOfRole[role]) expect(scopes).toContain(scope);
});

test.each([
  ["owner", "keys:write", true],
  ["admin", "allowlist:write", true],
  ["developer", "keys:write", true],
  ["developer", "*", false],
  ["analyst", "analytics:read", true],
  ["analyst", "conversations:write", false],
  ["analyst", "keys:read", false],
  ["support", "conversations:write", true],
  ["support", "keys:read", false],
  ["support", "webhooks:read", false],
] as const)("the role %s holds %s: %s", (role, scope, held) => {
  expect(covers(scopesOfRole[role], scope)).toBe(held);
});
