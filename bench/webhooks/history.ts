import { database } from "#lib/db/database.ts";
import { verdict } from "../api/print.ts";
import { ownRate } from "./rate.ts";
import type { Sinks } from "./sinks.ts";

const finished = Number(process.env.BENCH_WEBHOOK_HISTORY ?? 5_000_000);
const inOneStatement = 250_000;
const aim = 0.9;

/** The same rate when the tables are full of what has been delivered. */
export async function measureHistory(sinks: Sinks): Promise<void> {
  const empty = await ownRate(sinks, 10);
  const began = performance.now();
  for (let from = 0; from < finished; from += inOneStatement) {
    await addFinished(from, Math.min(inOneStatement, finished - from));
  }
  // Or the worker would count all of them into the figures while it is measured.
  await database.query(
    `UPDATE figures_progress SET xid = (SELECT xid FROM webhook_attempts ORDER BY xid DESC LIMIT 1), attempt_id = '~'
     WHERE name = 'webhook_attempts'`,
  );
  await database.query("VACUUM ANALYZE webhook_deliveries");
  await database.query("VACUUM ANALYZE webhook_attempts");
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`\n${finished.toLocaleString("en")} finished deliveries with their attempts, made in ${seconds} s`);
  const full = await ownRate(sinks, 10);
  const ratio = full / empty;
  const rates = `${empty.toFixed(0)} deliveries/s before, ${full.toFixed(0)} after, ratio ${ratio.toFixed(2)}`;
  console.log(`${rates}   ${verdict(`at least ${aim}`, ratio >= aim)}`);
}

/** Spread over the last 30 days and 100 endpoints of ten shops. */
async function addFinished(from: number, count: number): Promise<void> {
  await database.query(
    `WITH made AS (
       INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
         status, attempt_count, last_status_code, last_duration_ms, completed_at, updated_at)
       SELECT 'mrc_history_' || n % 10, at, 'dlv_' || n, 'we_history_' || n % 100, 'evt_' || n, at, 'conversation.updated',
         'succeeded', 1, 200, 42, at, at
       FROM generate_series($1::int, $1::int + $2::int - 1) AS n,
         LATERAL (SELECT now() - (n % 2592000) * interval '1 second' AS at) AS moment
       RETURNING merchant_id, created_at, id, endpoint_id
     )
     INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id, url,
       attempt_number, outcome, status_code, duration_ms, request_headers, response_headers, response_body, delivery_status)
     SELECT merchant_id, created_at, 'att' || substr(id, 4), id, created_at, endpoint_id, 'https://example.com', 1,
       'succeeded', 200, 42, '{}', '{}', 'ok', 'succeeded' FROM made`,
    [from, count],
  );
}
