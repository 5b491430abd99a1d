import type { MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";

/** An event on its way into the outbox; `data` is already JSON. */
export type EventRow = {
  id: string;
  type: string;
  conversation_id?: string;
  customer_id?: string;
  data: Record<string, unknown>;
};

/**
 * One statement for the events and a delivery row for each endpoint that listens. A delivery's id follows from event
 * and endpoint, so there can be only one. Deliveries of a paused endpoint are held: they have no next attempt.
 */
const insertWithDeliveries = `
WITH incoming AS (
  SELECT * FROM json_to_recordset($3::json)
    AS event (id text, type text, conversation_id text, customer_id text, data json)
), outbox AS (
  INSERT INTO events (merchant_id, created_at, id, type, conversation_id, customer_id, data)
  SELECT $1, $2::timestamptz, id, type, conversation_id, customer_id, data FROM incoming
)
INSERT INTO webhook_deliveries (merchant_id, created_at, id, endpoint_id, event_id, event_created_at, event_type,
  conversation_id, customer_id, next_attempt_at, updated_at)
SELECT $1, $2::timestamptz, 'dlv_' || substr(event.id, 5, 10) || substr(md5(event.id || endpoint.id), 1, 16),
  endpoint.id, event.id, $2::timestamptz, event.type, event.conversation_id, event.customer_id,
  CASE endpoint.status WHEN 'enabled' THEN $2::timestamptz END, $2::timestamptz
FROM incoming AS event
JOIN webhook_endpoints AS endpoint
  ON endpoint.merchant_id = $1 AND endpoint.status IN ('enabled', 'paused') AND endpoint.deleted_at IS NULL
 AND endpoint.event_types && ARRAY[event.type, split_part(event.type, '.', 1) || '.*', '*']`;

/** All events of one call share the moment `at`, which their ids carry. */
export async function insertEvents(tx: Queryable, merchantId: MerchantId, at: Date, events: EventRow[]): Promise<void> {
  await tx.query(insertWithDeliveries, [merchantId, at, JSON.stringify(events)]);
}
