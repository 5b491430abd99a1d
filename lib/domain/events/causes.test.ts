import { describe, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { findAbandoned } from "#lib/domain/carts/service.ts";
import { watchPerformance } from "#lib/domain/performance-alerts/service.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { startReceiver } from "#scripts/testing/receiver.ts";
import { sendDue } from "#scripts/testing/sender.ts";
import { catalogue, type EventType, eventTypes } from "./catalogue/contract.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

const person = { external_id: "4711", email: "ada@example.com", name: "Ada Moreau", preferences: { size: "42" } };
const cart = { value: 129.9, currency: "EUR", items: [{ quantity: 1, name: "Walking boot", sku: "boot-42" }] };
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

/** A shop that is used as its clients use it. */
async function shop() {
  const { key } = await testMerchant();
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, `/v1${path}`, { key, body });
    expect([answer.status, answer.text]).toEqual([expect.toSatisfy((status) => status < 300), answer.text]);
    return answer.json;
  };
  const begin = async (more: Record<string, unknown> = {}) => {
    const { id, customer_id } = await send("POST", "/conversations", { customer: person, ...more });
    return { conversation_id: id, customer_id };
  };
  return {
    key,
    send,
    begin,
    update: (id: string, body: unknown) => send("PUT", `/conversations/${id}`, body),
    told: async (type: EventType) => {
      const { data } = await send("GET", `/events?type=${type}`);
      return data.map((event) => event.data as Record<string, unknown>);
    },
  };
}

type Shop = Awaited<ReturnType<typeof shop>>;

/** An endpoint that hears of new conversations, at which every attempt fails, the first of them `hours` ago. */
async function failingEndpoint({ send, begin }: Shop, hours: number) {
  const receiver = await startReceiver((response) => response.writeHead(500).end());
  const body = { url: receiver.url, event_types: ["conversation.started"] };
  const { id } = await send("POST", "/webhook-endpoints", body);
  await begin();
  await sendDue();
  await database.query("UPDATE webhook_lanes SET failing_since = $2 WHERE endpoint_id = $1", [
    id,
    inMinutes(-60 * hours),
  ]);
  await begin();
  await sendDue();
  return { receiver, id, about: { endpoint_id: id, url: `${receiver.url}/` } };
}

/** For each type of event something that a client, a customer or the time does, and what the event then says. */
const causes: Record<EventType, (shop: Shop) => Promise<Record<string, unknown>>> = {
  "export.completed": async ({ send }) => {
    const { id } = await send("POST", "/exports", { resource: "customers", format: "csv" });
    await makeExports();
    return { export_id: id, resource: "customers", format: "csv", rows: 0, download_url: `/v1/exports/${id}/download` };
  },
  "export.failed": async ({ send }) => {
    const { id: segment } = await send("POST", "/segments", {
      name: "Gone soon",
      condition: { field: "tags", op: "has_any", value: ["vip"] },
    });
    const { id } = await send("POST", "/exports", { resource: "customers", filters: { segment } });
    await send("DELETE", `/segments/${segment}`);
    await makeExports();
    return { export_id: id, resource: "customers", error: expect.objectContaining({ code: "not_found" }) };
  },
  "conversation.started": async ({ begin }) => {
    const page_url = "https://store.com/products/example";
    const said = { page_url, device_type: "mobile", initial_message: "Hi, I need help with sizing" };
    return { ...(await begin(said)), ...said };
  },
  "conversation.updated": async ({ begin, update }) => {
    const about = await begin();
    await update(about.conversation_id, { add_tags: ["vip"], priority: "high" });
    return { ...about, status: "active", changed_fields: expect.arrayContaining(["tags", "priority"]) };
  },
  "conversation.message_created": async ({ begin, send }) => {
    const about = await begin();
    const said = { role: "customer", content: "Do you have these in size 42?" };
    const { id } = await send("POST", `/conversations/${about.conversation_id}/messages`, said);
    return { ...about, ...said, message_id: id };
  },
  "conversation.completed": async ({ begin, update }) => {
    const { conversation_id } = await begin({ initial_message: "Hi" });
    await update(conversation_id, { status: "resolved", satisfaction_score: 4.5 });
    return { conversation_id, message_count: 1, satisfaction_score: 4.5, resolution_status: "resolved" };
  },
  "conversation.escalated": async ({ begin, update }) => {
    const { conversation_id } = await begin();
    await update(conversation_id, { status: "escalated", escalation_reason: "complex_technical_issue" });
    const reason = { escalation_reason: "complex_technical_issue", agent_required: true, priority: "high" };
    return { conversation_id, ...reason };
  },
  "conversation.reopened": async ({ begin, update }) => {
    const about = await begin();
    await update(about.conversation_id, { status: "resolved" });
    await update(about.conversation_id, { status: "active" });
    return { ...about, previous_status: "resolved" };
  },
  "conversation.cart_abandonment": async ({ begin, update }) => {
    const about = await begin();
    await update(about.conversation_id, { cart });
    await findAbandoned(inMinutes(31));
    const left = { cart_value: 129.9, currency: "EUR", cart_items: cart.items, abandonment_reason: "idle" };
    return { ...about, ...left, customer_preferences: { size: "42" } };
  },
  "customer.created": async ({ begin }) => {
    const { customer_id } = await begin();
    return { customer_id, external_id: "4711", email: "ada@example.com", name: "Ada Moreau" };
  },
  "customer.updated": async ({ begin, send }) => {
    const { customer_id } = await begin();
    await send("PUT", `/customers/${customer_id}`, { name: "Ada Lovelace", tags: ["vip"] });
    return { customer_id, changed_fields: expect.arrayContaining(["name", "tags"]) };
  },
  "customer.satisfaction_feedback": async ({ begin, send }) => {
    const about = await begin();
    const said = { rating: 5, feedback_text: "Very helpful and quick responses!", nps_score: 9 };
    await send("POST", `/conversations/${about.conversation_id}/feedback`, said);
    return { ...about, ...said };
  },
  "customer.high_value_interaction": async ({ begin, update }) => {
    const about = await begin();
    await update(about.conversation_id, { cart: { value: 299.99, currency: "EUR" }, purchase_intent: "high" });
    return { ...about, cart_value: 299.99, purchase_intent: "high", recommended_action: "priority_follow_up" };
  },
  "inventory.low_stock": async ({ send }) => {
    await send("PUT", "/inventory/items/boot-43", { name: "Walking boot, size 43", quantity: 18 });
    await send("PUT", "/inventory/items/boot-42", { name: "Boot", quantity: 6, alternatives: ["boot-43"] });
    await send("PUT", "/inventory/items/boot-42", { adjust: -3, restock_at: "2026-12-24" });
    const alternatives = [{ sku: "boot-43", name: "Walking boot, size 43", availability: "in_stock", available: 18 }];
    const level = { quantity: 3, available: 3, threshold: 5, availability: "low_stock" };
    return { sku: "boot-42", name: "Boot", ...level, restock_at: "2026-12-24T00:00:00.000Z", alternatives };
  },
  "inventory.restocked": async ({ send }) => {
    for (const quantity of [3, 40]) await send("PUT", "/inventory/items/boot-42", { quantity });
    return { sku: "boot-42", quantity: 40, available: 40, threshold: 5, availability: "in_stock" };
  },
  "system.performance_alert": async ({ key, send }) => {
    await send("PUT", "/merchant", { settings: { performance_alert: { minimum_requests: 4 } } });
    await database.query("ALTER TABLE inventory_items RENAME TO away");
    expect((await call("GET", "/v1/inventory/status", { key })).status).toBe(500);
    await database.query("ALTER TABLE away RENAME TO inventory_items");
    for (let n = 0; n < 2; n++) await send("GET", "/inventory/status");
    await flushCalls();
    await watchPerformance(inMinutes(1));
    const figures = { alert_type: "high_error_rate", metric_value: 0.25, threshold: 0.05, severity: "critical" };
    return { ...figures, affected_regions: ["default"], state: "firing" };
  },
  "webhook.endpoint_failing": async (shop) => {
    const { about } = await failingEndpoint(shop, 30);
    const code = "http_server_error";
    return { ...about, last_error: expect.objectContaining({ code }), disables_at: expect.any(String) };
  },
  "webhook.endpoint_disabled": async (shop) => {
    const { about } = await failingEndpoint(shop, 121);
    return { ...about, reason: "failing", message: expect.stringContaining("Every attempt has failed since") };
  },
  "webhook.endpoint_recovered": async (shop) => {
    const { about, receiver } = await failingEndpoint(shop, 30);
    receiver.answerWith((response) => response.end());
    await shop.begin();
    await sendDue();
    return { ...about, failing_since: expect.any(String) };
  },
  "webhook.delivery_exhausted": async (shop) => {
    const receiver = await startReceiver((response) => response.writeHead(500).end());
    const body = { url: receiver.url, event_types: ["conversation.started"] };
    await shop.send("POST", "/webhook-endpoints", { ...body, retry_schedule: { preset: "own", delays_seconds: [] } });
    await shop.begin();
    await sendDue();
    return { event_type: "conversation.started", attempt_count: 1, last_status_code: 500 };
  },
};

test.each(eventTypes)("%s has a real cause, and its data is what the catalogue says", async (type) => {
  const place = await shop();
  const expected = await causes[type](place);
  const told = await place.told(type);
  expect(told).toEqual([expect.objectContaining(expected)]);
  expect(catalogue[type].data.parse(told[0])).toEqual(told[0]);
});

describe("a cart that was left behind", () => {
  const type = "conversation.cart_abandonment";

  test("is told at once when the client says so", async () => {
    const { begin, update, told } = await shop();
    const about = await begin();
    await update(about.conversation_id, { cart: { ...cart, abandoned: true } });
    expect(await told(type)).toMatchObject([
      { ...about, cart_value: 129.9, abandonment_reason: "reported", customer_preferences: { size: "42" } },
    ]);
    await findAbandoned(inMinutes(100));
    expect(await told(type)).toHaveLength(1);
  });

  test("is not told again when the client sends the same cart once more, in whatever order of its fields", async () => {
    const { begin, update, told } = await shop();
    const { conversation_id } = await begin({ cart });
    await findAbandoned(inMinutes(31));
    const [item = {}] = cart.items;
    await update(conversation_id, {
      cart: { ...cart, items: [Object.fromEntries(Object.entries(item).toReversed())] },
    });
    await findAbandoned(inMinutes(100));
    expect(await told(type)).toHaveLength(1);
  });

  test("is told again when its content changes", async () => {
    const { begin, update, told } = await shop();
    const { conversation_id } = await begin({ cart });
    await findAbandoned(inMinutes(31));
    await update(conversation_id, { cart: { ...cart, value: 259.8 } });
    await findAbandoned(inMinutes(62));
    expect((await told(type)).map((data) => data.cart_value)).toEqual([259.8, 129.9]);
  });

  test("is not told once the customer has bought it", async () => {
    const { begin, update, told } = await shop();
    const { conversation_id } = await begin({ cart });
    await update(conversation_id, { purchase: { order_id: "1001", value: 129.9 } });
    await findAbandoned(inMinutes(100));
    expect(await told(type)).toEqual([]);
  });
});
