import { expect, test } from "vitest";
import { actionWords, targetOf, valueWords } from "./audit-words.ts";

test("actions are said in words", () => {
  expect(["api_key.created", "ip_allowlist.entry_removed", "member.role_changed"].map(actionWords)).toEqual([
    "API key created",
    "IP allowlist entry removed",
    "Member role changed",
  ]);
});

test("what was changed is named where the change tells a name, also after its end", () => {
  const target = { type: "api_key", id: "key_1" };
  expect(targetOf({ target, changes: { name: { from: null, to: "Order sync" } } })).toBe("Order sync");
  expect(targetOf({ target, changes: { cidr: { from: "203.0.113.7/32", to: null } } })).toBe("203.0.113.7/32");
  expect(targetOf({ target, changes: { scopes: { from: [], to: ["*"] } } })).toBe("key_1");
});

test("values are readable", () => {
  expect([null, [], ["a", "b"], true, 5, { a: 1 }].map(valueWords)).toEqual([
    "–",
    "none",
    "a, b",
    "true",
    "5",
    '{"a":1}',
  ]);
});
