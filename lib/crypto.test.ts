import { expect, test } from "vitest";
import { provideSettings } from "#lib/env.ts";
import { decrypt, encrypt } from "./crypto.ts";

const use = (key: string) =>
  provideSettings({
    DATABASE_URL: "postgres://nowhere",
    NEXTAUTH_SECRET: "t".repeat(32),
    ENCRYPTION_KEY: key.repeat(64),
  });
use("a");

test("a secret comes back as it went in, and looks different each time", () => {
  const secret = "whsec_ü🗝";
  expect(decrypt(encrypt(secret, "we_1"), "we_1")).toBe(secret);
  expect(encrypt(secret, "we_1")).not.toBe(encrypt(secret, "we_1"));
});

test("a secret moved to another record, changed, or under another key is refused", () => {
  const sealed = encrypt("secret", "we_1");
  expect(() => decrypt(sealed, "we_2")).toThrow("ENCRYPTION_KEY");
  expect(() => decrypt(`${sealed.slice(0, -2)}AA`, "we_1")).toThrow("ENCRYPTION_KEY");
  expect(() => decrypt("plain", "we_1")).toThrow("ENCRYPTION_KEY");
  use("b");
  expect(() => decrypt(sealed, "we_1")).toThrow("ENCRYPTION_KEY");
});
