import { randomInt } from "node:crypto";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { publish } from "#lib/domain/events/service.ts";
import { recordHistory } from "#lib/domain/imports/service.ts";
import { shelve } from "#lib/domain/inventory/service.ts";
import { createAccount, setPassword } from "#lib/domain/members/service.ts";
import { newId } from "#lib/ids.ts";
import { callerNames } from "./calls/callers.ts";
import { recordCalls } from "./calls/service.ts";
import { inOrder, type News, newsOf } from "./news.ts";
import { hasOtherKey, ownerOf, untoldSince } from "./queries.ts";
import { demoConversations } from "./rules.ts";
import { demoStock } from "./story/stock.ts";

const slug = "demo";
const newsDays = 7;

const owner = { name: "Mira Oduya", email: "mira@alderfinch.example" };
const shop = { merchant_name: "Alder & Finch", time_zone: "Europe/Lisbon", currency: "EUR" };

/**
 * Makes the demo shop with ninety days behind it. Answers with how to get in; null when it exists already. The key
 * comes last, so a start that was cut off before is finished by the next.
 */
export async function seedDemo(): Promise<{ email: string; password: string; apiKey: string } | null> {
  const found = await ownerOf(slug);
  if (found && (await isFinished(found.merchantId))) return null;
  const password = generatePassword();
  const ctx = contextAt(new Date());
  if (found) await setPassword(found.id, password, ctx.now());
  const merchantId = found?.merchantId ?? (await createAccount(ctx, { ...owner, ...shop, password }, slug)).merchant.id;
  const own: Ctx = { ...ctx, merchantId: merchantId as MerchantId };
  await recordHistory(own, demoConversations(ctx.now()));
  const stock = demoStock(ctx.now());
  await ctx.db.transaction((tx) => shelve(tx, own, stock.items));
  await tellNews(own, stock.news);
  await recordCalls(own);
  const { key } = await createKey(own, { name: "Demo", scopes: ["*"] });
  return { email: owner.email, password, apiKey: key };
}

/** The visitor's own key comes last, after those of the shop's programs. */
const isFinished = (merchantId: MerchantId) => hasOtherKey(merchantId, callerNames);

/** An import publishes nothing; the demo's last week does, so that events and conversations show what they set off. */
async function tellNews(ctx: Ctx, ofStock: News[]): Promise<void> {
  const now = ctx.now();
  const since = new Date(now.getTime() - newsDays * 24 * 60 * 60 * 1000);
  await ctx.db.transaction(async (tx) => {
    const untold = await untoldSince(tx, ctx.merchantId, since);
    if (untold.length === 0) return;
    for (const { at, event } of inOrder([...newsOf(untold), ...ofStock])) {
      if (at >= since && at <= now) await publish(tx, ctx.merchantId, [event], at);
    }
  });
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
