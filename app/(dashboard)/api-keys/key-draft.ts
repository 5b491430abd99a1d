import { z } from "zod";
import { CreateApiKey, UpdateApiKey } from "#lib/domain/api-keys/contract.ts";
import type { KeyRow, KeyScope } from "#lib/domain/api-keys/hooks.ts";
import { withoutWidth } from "#lib/domain/ip-allowlist/rules.ts";

/** A key as it is typed: addresses one a line, the limit as text; no expiry is never. */
export type KeyDraft = {
  name: string;
  scopes: KeyScope[];
  expires_at: string | undefined;
  allowed_addresses: string;
  rate_limit: string;
};

export const draftOf = (row: KeyRow): KeyDraft => ({
  name: row.name,
  scopes: row.scopes,
  expires_at: row.expires_at ?? undefined,
  allowed_addresses: row.allowed_addresses.map(withoutWidth).join("\n"),
  rate_limit: row.rate_limit === null ? "" : String(row.rate_limit),
});

// The contract's own sentence about times is for programs.
const typed = z.object({
  name: z.string(),
  scopes: z.array(z.string()),
  expires_at: z.iso.datetime({ offset: true, error: "Choose a day." }).optional(),
  allowed_addresses: z.string(),
  rate_limit: z.string(),
});

function bodyOf(draft: z.output<typeof typed>): Record<string, unknown> {
  const limit = draft.rate_limit.trim();
  return {
    ...draft,
    expires_at: draft.expires_at ?? null,
    allowed_addresses: draft.allowed_addresses.split(/[\s,;]+/).filter(Boolean),
    rate_limit: limit === "" ? null : /^\d+$/.test(limit) ? Number(limit) : limit,
  };
}

/** The forms' schemas: the API's own, over what is typed. */
export const NewKeyForm = typed.transform(bodyOf).pipe(CreateApiKey);
export const ChangeKeyForm = typed.transform(bodyOf).pipe(UpdateApiKey);
