import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { peopleWhoMay } from "#lib/domain/members/service.ts";
import { env } from "#lib/env.ts";
import { newId } from "#lib/ids.ts";
import { sendMail } from "#lib/mail.ts";
import * as queries from "./queries.ts";
import { announcedDays, announcement, announcementDue } from "./rules.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** For the hourly job: says 14, 7 and 1 days ahead that a key expires, in the audit log and by mail. */
export async function announceExpiringKeys(now: Date): Promise<void> {
  const until = new Date(now.getTime() + announcedDays[0] * dayMs);
  for (const key of await queries.endingBefore(database, now, until)) {
    const days = announcementDue(key, now);
    if (days !== null && (await announce(key, days, now))) await mail(key, days);
  }
}

function announce(key: queries.EndingKey, days: number, now: Date): Promise<boolean> {
  const ctx: Ctx = {
    merchantId: key.merchant_id,
    actor: { type: "system", id: "worker", name: "ShopGuide" },
    scopes: ["*"],
    db: database,
    now: () => now,
    requestId: newId("request", now.getTime()),
    address: null,
  };
  return database.transaction(async (tx) => {
    if (!(await queries.markAnnounced(tx, key, days))) return false;
    await record(tx, ctx, {
      action: "api_key.expiring",
      target_type: "api_key",
      target_id: key.id,
      changes: { announced_days: { from: key.announced_days, to: days } },
    });
    return true;
  });
}

async function mail(key: queries.EndingKey, days: number): Promise<void> {
  const text = announcement(key, days, env().NEXTAUTH_URL);
  for (const { email } of await peopleWhoMay(key.merchant_id, "keys:write")) await sendMail({ to: email, ...text });
}
