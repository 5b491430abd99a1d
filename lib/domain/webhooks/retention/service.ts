import { dropHistory } from "#lib/db/upkeep.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";
import { hasOpen } from "./queries.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Forgets the months of which every day is older than the operator keeps. A month in which something is still to be
 * sent stays, with its events.
 */
export async function forgetOld(now: Date): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * dayMs);
  const { EVENT_DAYS, WEBHOOK_LOG_DAYS } = env();
  await dropHistory("webhook_attempts", before(WEBHOOK_LOG_DAYS));
  const { kept } = await dropHistory("webhook_deliveries", before(WEBHOOK_LOG_DAYS), hasOpen);
  if (kept.length > 0) log.warn({ partitions: kept }, "old webhook deliveries are kept: some are still to be sent");
  await dropHistory("events", before(EVENT_DAYS), async (tx, partition) => {
    const deliveries = partition.replace("events", "webhook_deliveries");
    const [found] = await tx.query<{ there: boolean }>("SELECT to_regclass($1) IS NOT NULL AS there", [deliveries]);
    return found?.there === true && hasOpen(tx, deliveries);
  });
}
