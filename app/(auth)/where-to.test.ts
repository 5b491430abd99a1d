import fc from "fast-check";
import { expect, test } from "vitest";
import { whereTo } from "./where-to.ts";

test.each(["/api-keys", "/conversations?status=active&q=a%20b", "/conversations/conv_1#end"])(
  "leads back to %s",
  (path) => {
    expect(whereTo(path)).toBe(path);
  },
);

test.each([
  undefined,
  ["/a", "/b"],
  "",
  "overview",
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "/%2e//evil.example",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
])("leads to the overview instead of %j", (wanted) => {
  expect(whereTo(wanted)).toBe("/overview");
});

test("never leads to another site", () => {
  const hostile = fc.string({ unit: fc.constantFrom("/", "\\", ".", "\t", "@", ":", "a", "%2e", "?", "#") });
  fc.assert(
    fc.property(hostile, (wanted) => {
      expect(new URL(whereTo(wanted), "https://shop.example").host).toBe("shop.example");
    }),
    { numRuns: 2000 },
  );
});
