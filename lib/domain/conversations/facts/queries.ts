// What is true of a conversation `c`, in SQL: the list filters by it and analytics counts it, so both mean the same.

const soon = "interval '7 days'";

export const factsSql = {
  resolved: "(c.status = 'resolved' OR c.resolution_status = 'resolved')",
  ever_resolved: "(c.status = 'resolved' OR c.resolution_status = 'resolved' OR c.reopened_count > 0)",
  durably_resolved: `((c.status = 'resolved' OR c.resolution_status = 'resolved')
    AND (c.reopened_count = 0 OR c.reopened_after_seconds > extract(epoch FROM ${soon})))`,
  reopened: "c.reopened_count > 0",
  cart_left: "(c.cart_left_at IS NOT NULL OR c.cart_abandoned_at IS NOT NULL)",
  assistant_purchase: `(c.purchased_at IS NOT NULL AND c.escalated_at IS NULL AND c.first_response_ms IS NOT NULL
    AND c.purchased_at >= c.started_at
    AND c.purchased_at < greatest(c.started_at, c.last_message_at) + ${soon})`,
} as const;

/** The page on which it began, without query and fragment. */
export const pageSql = "split_part(split_part(c.page_url, '#', 1), '?', 1)";

export const sameProduct = (sku: string) => JSON.stringify([{ sku }]);

/** The `sku` of each item in the cart, once each, as a set of rows `sku`. */
export const productsSql = `(SELECT DISTINCT item ->> 'sku' AS sku
  FROM jsonb_array_elements(CASE jsonb_typeof(c.cart_items) WHEN 'array' THEN c.cart_items END) AS item
  WHERE jsonb_typeof(item -> 'sku') = 'string' AND item ->> 'sku' <> '')`;

/** The hour in which it started, from Monday 00:00 by the clock of a zone. */
export const hourOfWeekSql = (zone: string) =>
  `((extract(isodow FROM c.started_at AT TIME ZONE ${zone}) - 1) * 24
    + extract(hour FROM c.started_at AT TIME ZONE ${zone}))::int`;

export const lackingSql = {
  device_type: "c.device_type IS NULL",
  language: "c.language IS NULL",
  page: "c.page_url IS NULL",
  tag: "cardinality(c.tags) = 0",
  resolution_status: "c.resolution_status IS NULL",
  escalation_reason: "c.escalation_reason IS NULL",
  product: `NOT EXISTS ${productsSql}`,
  question: "NOT EXISTS (SELECT FROM questions q WHERE q.merchant_id = c.merchant_id AND q.conversation_id = c.id)",
} as const;
