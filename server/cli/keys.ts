import type { Ctx } from "#lib/context.ts";
import { CreateApiKey } from "#lib/domain/api-keys/contract.ts";
import { createKey, listKeys, revokeKey } from "#lib/domain/api-keys/service.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { asMerchant } from "./as-merchant.ts";

const dayMs = 86_400_000;

type Wishes = { name: string; scopes: string; expiresInDays?: string };

export function makeKey(merchant: string, { name, scopes, expiresInDays }: Wishes) {
  const { data, error } = CreateApiKey.safeParse({
    name,
    scopes: scopes.split(",").map((scope) => scope.trim()),
    ...(expiresInDays !== undefined && { expires_at: daysAhead(expiresInDays) }),
  });
  if (error) {
    const issue = error.issues[0];
    throw new OperatorError(`--${String(issue?.path[0])} is not acceptable: ${issue?.message}`);
  }
  return asMerchant(merchant, (ctx) => createKey(ctx, data));
}

function daysAhead(text: string): string {
  const days = Number(text);
  if (!(days > 0 && days <= 36_500)) throw new OperatorError("--expires-in-days must be a number of days above 0.");
  return new Date(Date.now() + days * dayMs).toISOString();
}

type Key = Awaited<ReturnType<typeof listKeys>>["data"][number];

/** A line for each of the merchant's keys. */
export function describeKeys(merchant: string): Promise<string> {
  return asMerchant(merchant, async (ctx) => {
    const keys = await allKeys(ctx);
    return keys.map(describe).join("\n") || "There are no keys.";
  });
}

async function allKeys(ctx: Ctx): Promise<Key[]> {
  const keys: Key[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await listKeys(ctx, { limit: 100, cursor });
    keys.push(...page.data);
    if (!page.next_cursor) return keys;
    cursor = page.next_cursor;
  }
}

function describe({ id, hint, state, expires_at, last_used_at, scopes, name }: Key): string {
  const facts = [
    state + (state === "working" && expires_at ? ` until ${expires_at.toISOString()}` : ""),
    last_used_at ? `used ${last_used_at.toISOString()}` : "never used",
  ];
  return [id, hint, facts.join(", "), scopes.join(","), name].join("  ");
}

export function endKey(merchant: string, id: string): Promise<string> {
  return asMerchant(merchant, async (ctx) => (await revokeKey(ctx, id)).id);
}
