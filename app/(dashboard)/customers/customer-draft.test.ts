import { expect, test } from "vitest";
import { ChangeCustomerForm, emptyDraft, NewCustomerForm } from "./customer-draft.ts";

const draft = { ...emptyDraft, name: "Ána 王", email: " ANA@example.com ", tags: "VIP, , gift buyer" };

test("a new customer has only what was typed", () => {
  expect(NewCustomerForm.parse(draft)).toEqual({
    name: "Ána 王",
    email: "ana@example.com",
    tags: ["VIP", "gift buyer"],
  });
});

test("a change removes what was emptied", () => {
  expect(ChangeCustomerForm.parse(draft)).toMatchObject({ phone: null, language: null, external_id: null });
});

test("what is no e-mail is named", () => {
  const { error } = ChangeCustomerForm.safeParse({ ...draft, email: "ana" });
  expect(error?.issues.map((issue) => issue.path)).toEqual([["email"]]);
});
