import { z } from "zod";
import { normaliseSubnet } from "#lib/http/addresses.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, timestamp } from "#lib/http/schemas.ts";

export const AllowlistEntry = z
  .object({
    id: id("ipa"),
    cidr: z.string().meta({ examples: ["203.0.113.0/24"] }),
    note: z.string().nullable(),
    created_at: timestamp,
  })
  .meta({ id: "AllowlistEntry" });

/** How many entries a merchant's list may have. */
export const maxEntries = 1000;

/** An address or a subnet, in its canonical form after parsing. */
export const subnet = z
  .string()
  .trim()
  .min(1, "Give an address or a subnet.")
  .max(60)
  .meta({
    description: "An IPv4 or IPv6 address, or a subnet in CIDR form.",
    examples: ["203.0.113.7", "2001:db8::/32"],
  })
  .transform((text, issues) => {
    const canonical = normaliseSubnet(text);
    if (canonical) return canonical;
    issues.addIssue("Write an address such as 203.0.113.7 or a subnet such as 203.0.113.0/24.");
    return z.NEVER;
  });

export const AddAllowlistEntry = z
  .strictObject({
    cidr: subnet,
    note: z
      .string()
      .trim()
      .max(200)
      .optional()
      .meta({ description: "Whose address it is.", examples: ["Warehouse"] }),
    confirm_lockout: z
      .boolean()
      .optional()
      .meta({ description: "True to allow this although the key that makes the call is shut out by it." }),
  })
  .meta({ id: "AddAllowlistEntry" });

export const listAllowlist = route({
  id: "listAllowlist",
  method: "GET",
  path: "/v1/ip-allowlist",
  tag: "IP allowlist",
  summary: "List the addresses that API keys may call from",
  description: "An empty list allows every address. `your_address` is where this call came from.",
  scope: "allowlist:read",
  responses: {
    200: listOf(AllowlistEntry).extend({ your_address: z.string().nullable() }),
  },
});

export const addAllowlistEntry = route({
  id: "addAllowlistEntry",
  method: "POST",
  path: "/v1/ip-allowlist",
  tag: "IP allowlist",
  summary: "Allow an address or a subnet",
  description:
    "With the first entry, keys stop working from every other address. Takes effect within a second. An entry that would shut out the key that makes this call needs `confirm_lockout`. A list has at most 1,000 entries.",
  scope: "allowlist:write",
  body: AddAllowlistEntry,
  responses: { 201: AllowlistEntry },
  errors: ["CONFLICT"],
});

export const removeAllowlistEntry = route({
  id: "removeAllowlistEntry",
  method: "DELETE",
  path: "/v1/ip-allowlist/{entry_id}",
  tag: "IP allowlist",
  summary: "Remove an address from the allowlist",
  description:
    "Takes effect within a second. Without its last entry the list allows every address. A removal that would shut out the key that makes this call needs `confirm_lockout=true`.",
  scope: "allowlist:write",
  params: z.strictObject({ entry_id: id("ipa") }),
  query: z.strictObject({
    confirm_lockout: z
      .stringbool("must be true or false")
      .optional()
      .meta({ description: "True to remove it although the key that makes the call is shut out by that." }),
  }),
  responses: { 204: "empty" },
  errors: ["NOT_FOUND", "CONFLICT"],
});
