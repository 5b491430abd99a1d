import { expect, test } from "vitest";
import { scopes } from "#lib/domain/api-keys/contract.ts";
import { scopesOfRole } from "#lib/domain/members/rules.ts";
import { describeScopes, isIncluded, lendable, sentences, toggle } from "./scope-choice.ts";

test("every scope of the API can be chosen and has its sentence", () => {
  const offered = lendable(["*"]).resources.flatMap((resource) => resource.scopes);
  expect(["*", ...offered].toSorted()).toEqual(scopes.toSorted());
  for (const scope of scopes) expect(sentences[scope]).toMatch(/\.$/);
});

test("a developer is not offered everything, nor what they do not hold", () => {
  const { everything, resources } = lendable(scopesOfRole.developer);
  expect(everything).toBe(false);
  expect(resources.find(({ name }) => name === "API keys")?.scopes).toEqual(["keys:read", "keys:write"]);
  expect(lendable(scopesOfRole.analyst).resources.flatMap((resource) => resource.scopes)).not.toContain("keys:read");
});

test("writing includes reading", () => {
  const chosen = toggle(["conversations:read"], "conversations:write");
  expect(chosen).toEqual(["conversations:write"]);
  expect(isIncluded(chosen, "conversations:read")).toBe(true);
  expect(isIncluded(chosen, "conversations:write")).toBe(false);
  expect(isIncluded(chosen, "customers:read")).toBe(false);
});

test("everything includes all the rest, and taking it away leaves nothing", () => {
  expect(toggle(["conversations:write", "events:read"], "*")).toEqual(["*"]);
  expect(toggle(["*"], "*")).toEqual([]);
});

test("the order is the API's, whatever was pressed first", () => {
  expect(toggle(toggle([], "events:read"), "conversations:read")).toEqual(["conversations:read", "events:read"]);
});

test.each([
  [["*"] as const, "do everything"],
  [["conversations:write", "events:read"] as const, "read and write conversations and read events"],
  [
    ["events:read", "conversations:read", "customers:write"] as const,
    "read events, read conversations and read and write customers",
  ],
  [["keys:read", "allowlist:read"] as const, "read API keys and read IP allowlist"],
])("%j reads: %s", (chosen, words) => {
  expect(describeScopes(chosen)).toBe(words);
});
