import { database } from "#lib/db/database.ts";

const merchants = 10;
const customersEach = 2_000;
const conversationsEach = 10_000;

export const conversations = merchants * conversationsEach;

/** 100,000 conversations of 10 merchants over 200 days, made inside PostgreSQL. `merchantId` is one of the merchants. */
export async function makeConversations(merchantId: string): Promise<void> {
  await database.query(
    `INSERT INTO customers (merchant_id, id, external_id, email, name, first_seen_at, last_seen_at)
     SELECT CASE m WHEN 1 THEN $1 ELSE 'mrc_bench_' || m END, 'cust_' || lpad(n::text, 26, '0'), 'ext-' || n,
            'person' || n || '@example.com', 'Person ' || n, now() - interval '200 days', now()
     FROM generate_series(1, ${merchants}) m, generate_series(1, ${customersEach}) n`,
    [merchantId],
  );
  await database.query(
    `INSERT INTO conversations (merchant_id, id, customer_id, status, channel, page_url, device_type, language,
       initial_message, tags, metadata, message_count, satisfaction_score, resolution_status, first_response_ms,
       cart_value_minor, cart_currency, cart_items, started_at, completed_at, duration_seconds, last_message_at)
     SELECT CASE m WHEN 1 THEN $1 ELSE 'mrc_bench_' || m END, 'conv_' || lpad(n::text, 26, '0'),
       'cust_' || lpad((n % ${customersEach} + 1)::text, 26, '0'),
       CASE WHEN n % 5 = 0 THEN 'closed' ELSE 'resolved' END, 'web', 'https://shop.example/products/' || n % 300,
       CASE n % 3 WHEN 0 THEN 'mobile' ELSE 'desktop' END, 'en', 'Do you have number ' || n || ' in my size?',
       ARRAY['size', 'stock'], jsonb_build_object('order', n), 6, 3 + n % 3,
       CASE WHEN n % 5 = 0 THEN 'unresolved' ELSE 'resolved' END, 900 + n % 4000,
       CASE WHEN n % 4 = 0 THEN 1999 + n % 10000 END, CASE WHEN n % 4 = 0 THEN 'EUR' END, CASE WHEN n % 4 = 0 THEN '[]'::jsonb END,
       at, at + interval '300 seconds', 300, at + interval '280 seconds'
     FROM generate_series(1, ${merchants}) m, generate_series(1, ${conversationsEach}) n,
       LATERAL (SELECT date_trunc('milliseconds', now()) - n * interval '28 minutes' - m * interval '1 second' AS at) t`,
    [merchantId],
  );
  await database.query("VACUUM ANALYZE");
}
