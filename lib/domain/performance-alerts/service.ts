import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { env } from "#lib/env.ts";
import * as queries from "./queries.ts";
import { type Alert, eventOf, judge } from "./rules.ts";

const windowMs = 5 * 60 * 1000;

/** Judges every merchant's calls of the last five minutes and tells what begins or ends. Any number may run at once. */
export async function watchPerformance(now: Date): Promise<void> {
  const windows = await queries.windows(database, new Date(now.getTime() - windowMs), now);
  let told = false;
  for (const { merchant_id, ...window } of windows) {
    for (const alert of judge(window)) told = (await tell(merchant_id, alert, now)) || told;
  }
  if (told) announce();
}

function tell(merchantId: MerchantId, alert: Alert, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const first =
      alert.state === "firing"
        ? await queries.raise(tx, merchantId, alert, now)
        : await queries.end(tx, merchantId, alert.alert_type);
    if (first) await publish(tx, merchantId, [eventOf(alert, env().REGION)], now);
    return first;
  });
}
