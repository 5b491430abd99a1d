import { Logger, type Runner, run } from "graphile-worker";
import { database } from "#lib/db/database.ts";
import { ensurePartitions, forgetIdempotencyRecords, forgetRateLimits } from "#lib/db/upkeep.ts";
import { announceExpiringKeys } from "#lib/domain/api-keys/expiry/service.ts";
import { verifyAllChains } from "#lib/domain/audit/chain/service.ts";
import { findAbandoned } from "#lib/domain/carts/service.ts";
import { rescore } from "#lib/domain/customers/service.ts";
import { forgetLinks } from "#lib/domain/members/links/service.ts";
import { watchRules } from "#lib/domain/performance-alerts/alert-rules/service.ts";
import { watchPerformance } from "#lib/domain/performance-alerts/service.ts";
import { forgetOldFigures as forgetCallFigures } from "#lib/domain/request-logs/figures/service.ts";
import { forgetOld as forgetRequestLogs } from "#lib/domain/request-logs/service.ts";
import { forgetTickets } from "#lib/domain/stream/tickets/service.ts";
import { releaseForgotten } from "#lib/domain/webhooks/deliveries/service.ts";
import { forgetOldFigures as forgetWebhookFigures } from "#lib/domain/webhooks/figures/service.ts";
import { releaseForgottenOrders } from "#lib/domain/webhooks/lanes/service.ts";
import { forgetOld as forgetWebhooks } from "#lib/domain/webhooks/retention/service.ts";
import { env } from "#lib/env.ts";
import { log } from "#lib/log.ts";

/** Each with its schedule in UTC. Whichever worker is first runs it, so it runs once however many there are. */
const jobs: Record<string, { at: string; work: () => Promise<void> }> = {
  ensure_partitions: { at: "17 2 * * *", work: () => ensurePartitions(new Date()) },
  find_abandoned_carts: { at: "* * * * *", work: () => findAbandoned(new Date()) },
  forget_stream_tickets: { at: "41 * * * *", work: () => forgetTickets(new Date()) },
  forget_idempotency_records: { at: "23 * * * *", work: () => forgetIdempotencyRecords(new Date()) },
  forget_rate_limits: { at: "43 * * * *", work: () => forgetRateLimits(new Date()) },
  forget_request_logs: { at: "37 2 * * *", work: () => forgetRequestLogs(new Date()) },
  forget_webhooks: { at: "47 2 * * *", work: () => forgetWebhooks(new Date()) },
  announce_expiring_keys: { at: "7 * * * *", work: () => announceExpiringKeys(new Date()) },
  forget_links: { at: "53 * * * *", work: () => forgetLinks(new Date()) },
  verify_audit_chains: { at: "11 3 * * *", work: () => verifyAllChains(new Date()) },
  rescore_customers: { at: "* * * * *", work: () => rescore(database, new Date()) },
  release_held_deliveries: { at: "* * * * *", work: () => releaseForgotten(new Date()) },
  release_held_orders: { at: "* * * * *", work: () => releaseForgottenOrders(new Date()) },
  forget_old_figures: {
    at: "19 3 * * *",
    work: async () => {
      await forgetCallFigures(new Date());
      await forgetWebhookFigures(new Date());
    },
  },
  watch_performance: { at: "* * * * *", work: () => watchPerformance(new Date()) },
  watch_alert_rules: { at: "* * * * *", work: () => watchRules(new Date()) },
};

const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;
const logger = new Logger(
  () => (level, message) => log[levels[level as keyof typeof levels]]({ from: "jobs" }, message),
);

/** Background jobs on graphile-worker, which keeps its tables in a schema of its own. */
export function startJobs(): Promise<Runner> {
  const { DATABASE_DIRECT_URL, DATABASE_URL } = env();
  return run({
    connectionString: DATABASE_DIRECT_URL ?? DATABASE_URL,
    maxPoolSize: 3,
    concurrency: 1,
    noHandleSignals: true,
    logger,
    crontab: Object.entries(jobs)
      .map(([name, { at }]) => `${at} ${name}`)
      .join("\n"),
    taskList: Object.fromEntries(Object.entries(jobs).map(([name, { work }]) => [name, work])),
  });
}
