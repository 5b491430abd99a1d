import { describe, expect, test } from "vitest";
import { scopes } from "#lib/domain/api-keys/contract.ts";
import { contracts } from "#lib/domain/contracts.ts";
import { covers } from "#lib/http/scopes.ts";
import { firstPath, samplesOf } from "./try-it.ts";

test.each(scopes)("a key with %s alone may make the first call that it is shown", (scope) => {
  const path = firstPath([scope]);
  const operation = contracts.find((contract) => contract.method === "GET" && contract.path === path);
  expect(operation?.scope).toSatisfy((needed: string) => covers([scope], needed));
});

describe.each(samplesOf("http://shop.test/v1/customers", { key: "sg_WholeSecretKey", hint: "sg_Whol…tKey" }))(
  "the sample for $name",
  ({ code, copyText }) => {
    test("shows the hint and copies the key", () => {
      expect(code).toContain("Bearer sg_Whol…tKey");
      expect(code).not.toContain("sg_WholeSecretKey");
      expect(copyText).toContain("Bearer sg_WholeSecretKey");
      expect(copyText).not.toMatch(/^\$ /);
    });
  },
);
