import { randomInt } from "node:crypto";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { recordHistory } from "#lib/domain/imports/service.ts";
import { createAccount, setPassword } from "#lib/domain/members/service.ts";
import { newId } from "#lib/ids.ts";
import { ownerOf } from "./queries.ts";
import { demoConversations } from "./rules.ts";

const slug = "demo";

const owner = { name: "Mira Oduya", email: "mira@alderfinch.example" };
const shop = { merchant_name: "Alder & Finch", time_zone: "Europe/Lisbon", currency: "EUR" };

/** Makes the demo shop with ninety days behind it. Answers with how to get in; null when it exists already. */
export async function seedDemo(): Promise<{ email: string; password: string; apiKey: string } | null> {
  if (await ownerOf(slug)) return null;
  const password = generatePassword();
  const ctx = contextAt(new Date());
  const { merchant } = await createAccount(ctx, { ...owner, ...shop, password }, slug);
  const own: Ctx = { ...ctx, merchantId: merchant.id as MerchantId };
  await recordHistory(own, demoConversations(ctx.now()));
  const { key } = await createKey(own, { name: "Demo", scopes: ["*"] });
  return { email: owner.email, password, apiKey: key };
}

/** Gives the demo shop's owner a new password; null when there is no demo shop. */
export async function resetDemoPassword(): Promise<{ email: string; password: string } | null> {
  const found = await ownerOf(slug);
  if (!found) return null;
  const password = generatePassword();
  await setPassword(found.id, password, new Date());
  return { email: found.email, password };
}

function contextAt(now: Date): Ctx {
  return {
    merchantId: "" as MerchantId,
    actor: { type: "system", id: "demo", name: "Demo" },
    scopes: ["*"],
    db: database,
    now: () => now,
    requestId: newId("request", now.getTime()),
    address: null,
  };
}

/** Letters and digits that nobody confuses when reading them from a console. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";

/** 16 letters in groups of four: 79 bits. */
function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
