import type { Queryable } from "#lib/db/database.ts";
import { commonWord, rareWord } from "../../data/messages.ts";
import { merchantIds } from "../../data/shops.ts";

type Row<Column extends string> = Record<Column, string>;
type Named = {
  conversation: Row<"id" | "customer_id" | "assigned_to" | "external_id" | "order">;
  customer: Row<"id" | "email" | "external_id">;
  delivery: Row<"id" | "endpoint_id" | "event_id" | "conversation_id" | "customer_id">;
  log: Row<"id" | "actor_id">;
};

const newest = (columns: string, table: string, condition = "true") =>
  `(SELECT to_json(r) FROM (SELECT ${columns} FROM ${table} WHERE merchant_id = $1 AND ${condition} ORDER BY id DESC LIMIT 1) r)`;

/** Rows of the largest merchant, to name in filters and paths. */
async function namedRows(db: Queryable): Promise<Named> {
  const named = `SELECT
    ${newest("id, customer_id, assigned_to, external_id, metadata->>'order' AS order", "conversations", "assigned_to IS NOT NULL AND external_id IS NOT NULL")} AS conversation,
    ${newest("id, email, external_id", "customers", "email IS NOT NULL AND external_id IS NOT NULL")} AS customer,
    ${newest("id, endpoint_id, event_id, conversation_id, customer_id", "webhook_deliveries")} AS delivery,
    ${newest("id, actor_id", "request_logs")} AS log`;
  const [row] = await db.query<Named>(named, [merchantIds[0]]);
  return row as Named;
}

const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const yesNo = ["true", "false"];

/** Values of each filter, a common one and a rare one where it matters, by operation. */
export type Values = Record<string, Record<string, readonly string[]>>;

const dates = (fields: readonly string[]) =>
  Object.fromEntries(
    fields.flatMap((field) => [
      [`${field}_after`, [ago(1), ago(300)]],
      [`${field}_before`, [ago(1), ago(300)]],
    ]),
  );

/** What figures of analytics lead to. */
const countedValues = (segments: string[]) => ({
  ...Object.fromEntries(
    ["resolved", "ever_resolved", "durably_resolved", "reopened", "cart_left", "assistant_purchase"].map((name) => [
      name,
      yesNo,
    ]),
  ),
  min_nps: ["0", "10"],
  max_nps: ["6", "0"],
  escalation_reason: ["complaint", "none"],
  page: ["https://shop.example/products/7", "https://shop.example/nowhere"],
  product: ["none"],
  segment: segments,
  without: ["device_type", "tag", "page"],
  hour_of_week: ["9", "167"],
  time_zone: ["Europe/Lisbon"],
  metric: ["csat", "handling_time"],
  metric_base: ["csat"],
});

const conversationValues = ({ conversation, customer }: Named, segments: string[]) => ({
  ...dates(["started", "created", "updated"]),
  status: ["resolved", "escalated", "active", "active,escalated"],
  outcome: ["resolved", "unanswered", "escalated", "open"],
  customer_id: [conversation.customer_id],
  customer_email: [customer.email, "nobody@example.com"],
  customer_external_id: [customer.external_id, "nobody"],
  external_id: [conversation.external_id, "none"],
  channel: ["web", "kiosk", "fax", "web,kiosk"],
  device_type: ["mobile", "other"],
  language: ["en", "is", "en,is"],
  tag: ["shipping", "legal", "shipping,legal", "nowhere"],
  tag_any: ["shipping,returns", "legal,fraud"],
  tag_not: ["shipping", "legal,fraud"],
  priority: ["normal", "urgent"],
  resolution_status: ["resolved", "abandoned"],
  min_satisfaction: ["1", "5"],
  max_satisfaction: ["4", "0"],
  escalated: yesNo,
  answered: yesNo,
  assigned_to: [conversation.assigned_to, "Nobody"],
  question: ["qst_none"],
  opening_question: ["qst_none"],
  opening_question_not: ["qst_none"],
  page_not: ["https://store.example/cart"],
  mentions: ["Merino crew"],
  mentions_sold_out: yesNo,
  ...countedValues(segments),
  has_cart: yesNo,
  cart_abandoned: yesNo,
  has_purchase: yesNo,
  high_value: yesNo,
  purchase_intent: ["low", "high"],
  "metadata[campaign]": ["spring"],
  "metadata[order]": [conversation.order],
  "metadata[vip]": ["true"],
  "metadata[nothing]": ["here"],
  include_total: ["true"],
  q: [
    rareWord,
    commonWord,
    "engrav",
    "deliv",
    "warranty size",
    customer.email,
    "legal",
    "退货",
    "qqqq",
    conversation.id,
  ],
});

const activityValues = ({ conversation, delivery, log }: Named): Values => ({
  listEvents: {
    ...dates(["created"]),
    type: ["conversation.started", "customer.created"],
    conversation_id: [conversation.id],
    customer_id: [conversation.customer_id],
  },
  listWebhookDeliveries: {
    ...dates(["created"]),
    endpoint_id: [delivery.endpoint_id, "we_none"],
    status: ["succeeded", "failed", "pending", "canceled"],
    event_type: ["conversation.started", "customer.created"],
    event_id: [delivery.event_id],
    conversation_id: [delivery.conversation_id],
    customer_id: [delivery.customer_id],
  },
  listRequestLogs: {
    ...dates(["created"]),
    status: ["2xx", "500", "418"],
    method: ["GET", "DELETE"],
    route: ["/v1/conversations", "/v1/nowhere"],
    operation: ["listConversations", "none"],
    key_id: [log.actor_id, "key_none"],
    address: ["203.0.113.7", "192.0.2.1"],
    request_id: [log.id],
    error_code: ["RATE_LIMITED", "NONE"],
    min_duration_ms: ["1", "79", "9999"],
  },
  listAuditLogs: {
    ...dates(["created"]),
    actor_type: ["user", "system"],
    actor_id: ["usr_0000000000000001", "usr_none"],
    action: ["webhook_endpoint", "customer.erased", "none"],
    target_type: ["webhook_endpoint", "none"],
    target_id: ["key_0000000000000001", "none"],
    format: ["csv"],
  },
});

const otherValues = ({ customer }: Named, segments: string[]): Values => ({
  listCustomers: {
    ...dates(["last_seen", "first_seen", "created", "updated"]),
    q: ["anna", "zz", "garcia", "haddad335"],
    email: [customer.email, "nobody@example.com"],
    external_id: [customer.external_id, "nobody"],
    tag: ["loyal", "wholesale", "nowhere"],
    segment: segments,
    min_lifetime_value: ["1", "2000"],
    max_lifetime_value: ["0", "2000"],
    min_lead_score: ["1", "90"],
    max_lead_score: ["0", "90"],
    include_total: ["true"],
  },
  getInventoryStatus: {
    sku: ["SKU-00000017", "SKU-00000017,SKU-00000018", "NONE"],
    status: ["in_stock", "low_stock", "out_of_stock"],
    q: ["jacket", "zz", "SKU-00000017"],
    restock_after: [ago(0), ago(-30)],
    restock_before: [ago(0), ago(-30)],
  },
});

/** Values of every filter of the large lists, from the rows that are there; segments have to be made first. */
export async function sampleValues(db: Queryable, segments: string[]): Promise<Values> {
  const named = await namedRows(db);
  return {
    listConversations: conversationValues(named, segments),
    ...activityValues(named),
    ...otherValues(named, segments),
  };
}
