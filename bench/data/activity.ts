import type { Size } from "./conversations.ts";
import { merchantIds, merchantOf } from "./shops.ts";
import { hash, idSql, oneOf, pick, tail } from "./sql.ts";
import { goods, looks } from "./words.ts";

const days = 90;

/** SQL for an id of the same moment and number as a conversation's. */
const sameNumber = (prefix: string, id: string, ending: string) =>
  `'${prefix}_' || substr(${id}, strpos(${id}, '_') + 1, 10) || ${ending}`;

const endpointId = "'we_' || lpad(right(merchant_id, 2), 26, '0')";

const endpoints = `
  INSERT INTO webhook_endpoints (merchant_id, id, url, event_types, secret_ciphertext)
  SELECT merchant_id, ${endpointId}, 'https://receiver.example/hooks', ARRAY['*'], ''
  FROM unnest(ARRAY['${merchantIds.join("','")}']) AS merchant_id`;

/** What the latest conversations set off: two events each, each sent to one endpoint, in one attempt. */
const events = (end: string) => `
  INSERT INTO events (merchant_id, created_at, id, type, conversation_id, customer_id, data)
  SELECT merchant_id, at, ${idSql("evt", "at", "n * 10 + i")}, type, conversation_id, customer_id,
    json_build_object('conversation_id', conversation_id, 'customer_id', customer_id, 'page_url', page_url,
      'device_type', device_type, 'initial_message', initial_message)
  FROM (
    SELECT merchant_id, id AS conversation_id, customer_id, page_url, device_type, initial_message, substr(id, 16)::bigint AS n,
      i, (ARRAY['conversation.started', CASE WHEN escalated_at IS NULL THEN 'conversation.completed' ELSE 'conversation.escalated' END])[i] AS type,
      CASE i WHEN 1 THEN started_at ELSE last_message_at END AS at
    FROM conversations CROSS JOIN generate_series(1, 2) i
    WHERE started_at > timestamptz '${end}' - interval '${days} days') happened`;

const deliveries = `
  INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
    conversation_id, customer_id, status, attempt_count, last_status_code, last_error_code, last_error, last_duration_ms,
    completed_at, updated_at)
  SELECT merchant_id, created_at, ${sameNumber("dlv", "id", "right(id, 16)")}, ${endpointId}, id, created_at, type,
    conversation_id, customer_id, status, 1, CASE status WHEN 'succeeded' THEN 200 ELSE 500 END,
    CASE status WHEN 'failed' THEN 'http_server_error' END, CASE status WHEN 'failed' THEN 'answered 500' END,
    20 + ${hash("n", 50)} % 400, created_at + interval '1 second', created_at + interval '1 second'
  FROM (SELECT *, right(id, 16)::bigint AS n FROM events) e
  CROSS JOIN LATERAL (SELECT ${pick("n", 51, { succeeded: 995, failed: 4, canceled: 1 })} AS status) AS chosen`;

const attempts = `
  INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id,
    attempt_number, outcome, status_code, error_code, error, first_byte_ms, duration_ms, request_headers, delivery_status)
  SELECT merchant_id, created_at, ${sameNumber("att", "id", "right(id, 16)")}, id, created_at, endpoint_id, 1,
    CASE status WHEN 'succeeded' THEN 'succeeded' ELSE 'failed' END, last_status_code, last_error_code, last_error,
    last_duration_ms, last_duration_ms, '{"content-type": "application/json"}', status
  FROM webhook_deliveries`;

const logs = (requests: number, end: string) => `
  INSERT INTO request_logs (merchant_id, created_at, id, method, route, status, duration_ms, actor_type, actor_id,
    address, user_agent, request_bytes, response_bytes, operation, path)
  SELECT ${merchantOf("n")}, at, ${idSql("req", "at", "n")}, ${pick("n", 60, { GET: 8, POST: 2 })},
    ${pick("n", 61, { "/v1/conversations": 6, "/v1/customers": 3, "/v1/events": 1 })},
    ${pick("n", 62, { 200: 9_700, 404: 200, 429: 80, 500: 20 })}::int, 1 + ${hash("n", 63)} % 80, 'key',
    'key_' || ${tail("n % 7")}, '203.0.113.' || n % 200, 'shop/1.0', 0, 2000,
    ${pick("n", 61, { listConversations: 6, listCustomers: 3, listEvents: 1 })}, '/v1/conversations'
  FROM (SELECT n, date_trunc('milliseconds', timestamptz '${end}' - interval '30 days' * (1 - n / ${requests}.0::float8)) AS at
        FROM generate_series(1, ${requests}::bigint) n) asked`;

const audit = (entries: number, end: string) => `
  INSERT INTO audit_logs (merchant_id, id, actor_type, actor_id, actor_name, address, action, target_type, target_id,
    changes, created_at)
  SELECT ${merchantOf("n")}, ${idSql("aud", "at", "n")}, ${pick("n", 70, { user: 7, key: 3 })}, 'usr_' || ${tail("n % 12")}, 'Robin',
    '203.0.113.' || n % 200, ${pick("n", 71, { "customer.erased": 1, "api_key.created": 5, "webhook_endpoint.updated": 94 })},
    ${pick("n", 72, { customer: 1, api_key: 5, webhook_endpoint: 94 })}, 'key_' || ${tail("n % 90")}, '{}', at
  FROM (SELECT n, date_trunc('milliseconds', timestamptz '${end}' - n * interval '6 minutes') AS at FROM generate_series(1, ${entries}::bigint) n) done`;

const inventory = `
  INSERT INTO inventory_items (merchant_id, sku, name, quantity, low_stock_threshold, price_minor, price_currency)
  SELECT '${merchantIds[0]}', 'SKU-' || lpad(n::text, 8, '0'), ${oneOf("n", 80, looks)} || ' ' || ${oneOf("n", 81, goods)} || ' ' || n,
    ${hash("n", 82)} % 200, 5, 1000 + ${hash("n", 83)} % 20000, 'EUR'
  FROM generate_series(1, 20000) n`;

/** By table, in the order in which one is made from another. */
export const makeActivity = (size: Size, end: string): [string, string][] => [
  ["webhook_endpoints", endpoints],
  ["events", events(end)],
  ["webhook_deliveries", deliveries],
  ["webhook_attempts", attempts],
  ["request_logs", logs(size.conversations, end)],
  ["audit_logs", audit(size.customers, end)],
  ["inventory_items", inventory],
];
