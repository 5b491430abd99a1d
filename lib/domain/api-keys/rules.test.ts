import fc from "fast-check";
import { expect, test } from "vitest";
import { assertUsable, generateKey, hashKey, hintOf, isWellFormed, stateOf } from "./rules.ts";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const letter = fc.constantFrom(...alphabet);
const anyKey = fc.constant(null).map(generateKey);
const place = fc.integer({ min: 3, max: 38 });

test("every new key is well formed, and no two are alike", () => {
  const keys = Array.from({ length: 1000 }, generateKey);
  expect(new Set(keys).size).toBe(1000);
  for (const key of keys) expect(key).toSatisfy(isWellFormed);
});

test("a key with one wrong letter is not well formed", () => {
  fc.assert(
    fc.property(anyKey, place, letter, (key, at, wrong) => {
      fc.pre(key[at] !== wrong);
      expect(isWellFormed(key.slice(0, at) + wrong + key.slice(at + 1))).toBe(false);
    }),
  );
});

test("a key with two neighbouring letters swapped is not well formed", () => {
  fc.assert(
    fc.property(anyKey, fc.integer({ min: 3, max: 37 }), (key, at) => {
      fc.pre(key[at] !== key[at + 1]);
      const swapped = `${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`;
      expect(isWellFormed(swapped)).toBe(false);
    }),
  );
});

test("a key that was not copied whole, or with something around it, is not well formed", () => {
  const key = generateKey();
  for (let length = 0; length < key.length; length++) expect(isWellFormed(key.slice(0, length))).toBe(false);
  for (const text of [` ${key}`, `${key}\n`, `${key}A`, key.toUpperCase(), key.replace("sg_", "sk_")]) {
    expect(isWellFormed(text)).toBe(false);
  }
});

test("text that nobody made a key of is not well formed", () => {
  const guess = fc.string({ unit: letter, minLength: 36, maxLength: 36 }).map((text) => `sg_${text}`);
  fc.assert(fc.property(fc.oneof(fc.string(), guess), (text) => !isWellFormed(text)));
});

test("the hint shows eight letters of the secret and no more", () => {
  const key = generateKey();
  expect(hintOf(key)).toBe(`${key.slice(0, 7)}…${key.slice(-4)}`);
});

test("the hash is SHA-256 in hex", () => {
  expect(hashKey("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
});

const now = new Date("2026-11-22T12:00:00Z");
const after = (ms: number) => new Date(now.getTime() + ms);

test.each([
  ["working", null, null],
  ["working", 1, null],
  ["expired", 0, null],
  ["expired", -1, null],
  ["revoked", null, -1],
  ["revoked", -1, -1],
] as const)("a key is %s that expires at %s and was revoked at %s", (state, expires, revoked) => {
  const key = {
    expires_at: expires === null ? null : after(expires),
    revoked_at: revoked === null ? null : after(revoked),
  };
  expect(stateOf(key, now)).toBe(state);
  if (state === "working") assertUsable(key, now);
  else expect(() => assertUsable(key, now)).toThrow(state);
});
