import { createServer } from "node:http";
import pg from "pg";
import { env } from "#lib/env.ts";

// The baseline: node:http and pg alone, no routing, no authentication, no checks; the same 50 rows as JSON.

pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL_SIZE });
const merchantId = process.env.BENCH_MERCHANT;

const sql = `SELECT c.*, u.external_id AS u_external_id, u.email, u.name
  FROM conversations c JOIN customers u ON u.merchant_id = c.merchant_id AND u.id = c.customer_id
  WHERE c.merchant_id = $1 ORDER BY c.started_at DESC, c.id DESC LIMIT 51`;

type Row = Record<string, string> &
  Record<"first_response_ms" | "cart_value_minor", number | null> & { cart_abandoned: boolean | null };

const present = (c: Row) => ({
  id: c.id,
  external_id: c.external_id,
  customer_id: c.customer_id,
  customer: { id: c.customer_id, external_id: c.u_external_id, email: c.email, name: c.name },
  status: c.status,
  channel: c.channel,
  page_url: c.page_url,
  device_type: c.device_type,
  language: c.language,
  initial_message: c.initial_message,
  tags: c.tags,
  priority: c.priority,
  metadata: c.metadata,
  context: c.context,
  message_count: c.message_count,
  satisfaction_score: c.satisfaction_score,
  resolution_status: c.resolution_status,
  escalation_reason: c.escalation_reason,
  escalated_at: c.escalated_at,
  first_response_seconds: c.first_response_ms === null ? null : c.first_response_ms / 1000,
  cart:
    c.cart_value_minor === null
      ? null
      : {
          value: c.cart_value_minor / 100,
          currency: c.cart_currency,
          items: c.cart_items,
          abandoned: c.cart_abandoned ?? false,
        },
  purchase_intent: c.purchase_intent,
  started_at: c.started_at,
  completed_at: c.completed_at,
  duration_seconds: c.duration_seconds,
  last_message_at: c.last_message_at,
  created_at: c.created_at,
  updated_at: c.updated_at,
});

const server = createServer(async (_, response) => {
  const { rows } = await pool.query<Row>(sql, [merchantId]);
  response.setHeader("content-type", "application/json; charset=utf-8");
  response.end(JSON.stringify({ data: rows.slice(0, 50).map(present), has_more: rows.length > 50, next_cursor: null }));
});

server.listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
process.on("SIGTERM", () => process.exit(0));
