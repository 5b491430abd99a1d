import { expect, test } from "vitest";
import { ChangeKeyForm, draftOf, type KeyDraft, NewKeyForm } from "./key-draft.ts";

const draft: KeyDraft = {
  name: "Warehouse sync",
  scopes: ["inventory:write"],
  expires_at: undefined,
  allowed_addresses: "203.0.113.7\n2001:db8::/32, 198.51.100.0/24",
  rate_limit: "600",
};

test("addresses may stand on lines or behind commas, and no expiry is never", () => {
  expect(NewKeyForm.parse(draft)).toMatchObject({
    expires_at: null,
    allowed_addresses: ["203.0.113.7/32", "2001:db8::/32", "198.51.100.0/24"],
    rate_limit: 600,
  });
});

test("what is no address and no number is named at its field", () => {
  const { error } = ChangeKeyForm.safeParse({ ...draft, allowed_addresses: "shop.example", rate_limit: "many" });
  expect(error?.issues.map((issue) => issue.path[0])).toEqual(["allowed_addresses", "rate_limit"]);
});

test("a key that is shown and saved unchanged stays what it was", () => {
  const row = { ...NewKeyForm.parse(draft), scopes: draft.scopes } as unknown as Parameters<typeof draftOf>[0];
  expect(ChangeKeyForm.parse(draftOf(row))).toEqual(NewKeyForm.parse(draft));
});
