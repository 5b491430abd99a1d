import { TOTP } from "otpauth";
import { expect, test } from "vitest";
import { hashRecoveryCode, newRecoveryCodes, newSecret, otpauthUrl, stepOf } from "./rules.ts";

// RFC 6238, appendix B, SHA-1: the last six of the eight digits.
const rfcSecret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

test.each([
  [59, "287082"],
  [1111111109, "081804"],
  [1111111111, "050471"],
  [1234567890, "005924"],
  [2000000000, "279037"],
  [20000000000, "353130"],
])("at second %i the code of RFC 6238 is right", (second, code) => {
  expect(stepOf(rfcSecret, code, new Date(second * 1000))).toBe(Math.floor(second / 30));
});

test("a code counts for its half minute and the ones beside it, no longer", () => {
  const code = "287082";
  const at = (second: number) => stepOf(rfcSecret, code, new Date(second * 1000));
  expect([0, 29, 30, 59, 60, 89].map(at)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(at(90)).toBeNull();
});

test.each(["", "28708", "2870820", "28708a", "٢٨٧٠٨٢"])("%o is no code", (text) => {
  expect(stepOf(rfcSecret, text, new Date(59_000))).toBeNull();
});

test("an app that scans the address shows the codes that are taken", () => {
  const secret = newSecret();
  const url = new URL(otpauthUrl(secret, "noor@example.com"));
  expect(decodeURIComponent(url.pathname)).toContain("ShopGuide:noor@example.com");
  const code = new TOTP({ secret: url.searchParams.get("secret") ?? "" }).generate();
  expect(stepOf(secret, code, new Date())).not.toBeNull();
});

test("ten recovery codes of 80 bits, which count with or without their hyphens", () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect(hashRecoveryCode(code.replaceAll("-", " ").toUpperCase())).toBe(hashRecoveryCode(code));
  }
});
