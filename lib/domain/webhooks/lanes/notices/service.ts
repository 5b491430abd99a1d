import { database } from "#lib/db/database.ts";
import { peopleWhoMay } from "#lib/domain/members/service.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { canMail, sendMail } from "#lib/mail.ts";
import type { Happening } from "../trouble/rules.ts";
import { markMailed } from "./queries.ts";
import { noticeOf } from "./rules.ts";

const hourMs = 60 * 60 * 1000;

/** Tells by mail what was committed, where there is a mail server. */
export async function mailHappenings(happenings: readonly Happening[], now = new Date()): Promise<void> {
  if (happenings.length === 0 || !canMail()) return;
  for (const happening of happenings) {
    await mail(happening, now).catch((error) => log.error({ err: error }, "a notice about a webhook was not mailed"));
  }
}

async function mail(happening: Happening, now: Date): Promise<void> {
  const { merchantId, endpointId, event } = happening;
  const notice = noticeOf(happening, env().NEXTAUTH_URL);
  if (!notice) return;
  if (event.type === "webhook.delivery_exhausted") {
    const since = new Date(now.getTime() - hourMs);
    if (!(await markMailed(database, merchantId, endpointId, now, since))) return;
  }
  for (const { email } of await peopleWhoMay(merchantId, "webhooks:write")) await sendMail({ to: email, ...notice });
}
