import { z } from "zod";
import { CustomerInput, UpdateCustomer } from "#lib/domain/customers/contract.ts";
import type { CustomerRow } from "#lib/domain/customers/hooks.ts";

const names = ["name", "email", "phone", "language", "external_id", "tags"] as const;

/** A customer as one is typed; tags stand between commas. */
export type CustomerDraft = Record<(typeof names)[number], string>;

export const emptyDraft = Object.fromEntries(names.map((name) => [name, ""])) as CustomerDraft;

export const draftOf = (customer: CustomerRow): CustomerDraft => ({
  name: customer.name ?? "",
  email: customer.email ?? "",
  phone: customer.phone ?? "",
  language: customer.language ?? "",
  external_id: customer.external_id ?? "",
  tags: customer.tags.join(", "),
});

const typed = z.record(z.enum(names), z.string());

const tagsOf = (text: string) =>
  text
    .split(",")
    .map((tag) => tag.trim())
    .filter(Boolean);

function bodyOf({ tags, ...texts }: CustomerDraft, empty: null | undefined): Record<string, unknown> {
  const trimmed = Object.entries(texts).map(([name, text]) => [name, text.trim() || empty]);
  return { ...Object.fromEntries(trimmed), tags: tagsOf(tags) };
}

/** The forms' schemas: the API's own, over what is typed. What a change leaves empty is removed. */
export const NewCustomerForm = typed
  .transform((draft) => bodyOf(draft, undefined))
  .pipe(CustomerInput)
  .refine(({ email, external_id }) => email !== undefined || external_id !== undefined, {
    path: ["email"],
    message: "Give an e-mail address or your own id.",
  });
export const ChangeCustomerForm = typed.transform((draft) => bodyOf(draft, null)).pipe(UpdateCustomer);
