import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

const secrets = ["ada.vermeulen", "Vermeulen", "crm-88123", "555-0199", "Rue Haute", "order-77341", "gift for mother"];

/** Where in the whole database a text is found: in every row of every table of ours. */
async function whereIs(text: string): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await database.query(`SELECT 1 FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`, [text]);
    if (rows.length > 0) found.push(name.replace(/_(\d{4}_\d{2}|default)$/, ""));
  }
  return found;
}

async function lifeOfAda(key: string) {
  const customer = {
    external_id: "crm-88123",
    email: "ada.vermeulen@example.com",
    name: "Ada Vermeulen",
    phone: "555-0199",
    tags: ["friend of Vermeulen"],
    preferences: { street: "Rue Haute 7" },
    metadata: { nick: "Vermeulen" },
  };
  const conversation = await call("POST", "/v1/conversations", {
    key,
    headers: { "idempotency-key": "ada-1" },
    body: {
      external_id: "chat of ada.vermeulen",
      customer,
      page_url: "https://shop.example/?email=ada.vermeulen",
      initial_message: "Ada Vermeulen here, Rue Haute 7",
      messages: [{ role: "agent", author: "Noor", content: "Hello Mrs Vermeulen" }],
      metadata: { who: "Vermeulen" },
      context: { address: "Rue Haute" },
      cart: { value: 80, currency: "EUR", items: [{ sku: "a", name: "Mug", engraving: "Vermeulen" }] },
    },
  });
  const { id, customer_id } = conversation.json;
  const body = {
    status: "escalated",
    escalation_reason: "Mrs Vermeulen asks",
    note: "Call 555-0199",
    purchase: { order_id: "order-77341", value: 80 },
    satisfaction_score: 5,
  };
  expect((await call("PUT", `/v1/conversations/${id}`, { key, body })).status).toBe(200);
  const feedback = { rating: 5, feedback_text: "A gift for mother" };
  expect((await call("POST", `/v1/conversations/${id}/feedback`, { key, body: feedback })).status).toBeLessThan(300);
  const note = { note: "Vermeulen rang", interaction: { channel: "phone", summary: "Rue Haute is wrong" } };
  expect((await call("POST", `/v1/customers/${customer_id}/notes`, { key, body: note })).status).toBe(201);
  expect((await call("PUT", `/v1/customers/${customer_id}`, { key, body: { name: "A. Vermeulen" } })).status).toBe(200);
  return { id, customer_id };
}

test("after an erasure no table has the customer's data any more, and the conversations still count", async () => {
  const { ctx, key } = await testMerchant();
  const hook = { url: "https://1.1.1.1/hooks", event_types: ["*"] };
  await call("POST", "/v1/webhook-endpoints", { key, body: hook });
  const { id, customer_id } = await lifeOfAda(key);
  await database.query(
    `INSERT INTO webhook_attempts (merchant_id, created_at, id, delivery_id, delivery_created_at, endpoint_id, attempt_number, outcome,
       duration_ms, request_headers, response_headers, response_body, delivery_status)
     SELECT merchant_id, created_at, 'att_' || right(id, 20), id, created_at, endpoint_id, 1, 'succeeded', 1, '{}', '{"x":"Vermeulen"}',
       'Thanks, ada.vermeulen', 'succeeded' FROM webhook_deliveries WHERE merchant_id = $1`,
    [ctx.merchantId],
  );
  for (const secret of secrets) expect([secret, (await whereIs(secret)).length > 0]).toEqual([secret, true]);
  const before = (await call("GET", `/v1/conversations/${id}`, { key })).json;

  expect((await call("DELETE", `/v1/customers/${customer_id}`, { key })).status).toBe(204);

  for (const secret of secrets) expect([secret, await whereIs(secret)]).toEqual([secret, []]);
  const after = (await call("GET", `/v1/conversations/${id}`, { key })).json;
  const kept = [
    "status",
    "message_count",
    "satisfaction_score",
    "started_at",
    "escalated_at",
    "first_response_seconds",
  ];
  for (const field of kept) expect([field, after[field]]).toEqual([field, before[field]]);
  expect(after.customer).toEqual({ id: customer_id, external_id: null, email: null, name: null });
  expect(after.messages.map((message) => message.content)).toEqual(["[erased]", "[erased]"]);
  const audit = (await call("GET", "/v1/audit-logs?action=customer.erased", { key })).json.data;
  expect(audit).toMatchObject([{ target: { type: "customer", id: customer_id } }]);
});

test("an erased customer is gone: not listed, not found, not to be written to, and erased only once", async () => {
  const { key } = await testMerchant();
  const { customer_id } = await lifeOfAda(key);
  await call("DELETE", `/v1/customers/${customer_id}`, { key });
  expect((await call("GET", "/v1/customers", { key })).json.data).toEqual([]);
  const at = `/v1/customers/${customer_id}`;
  const calls = [
    call("GET", at, { key }),
    call("DELETE", at, { key }),
    call("PUT", at, { key, body: { name: "Back" } }),
    call("GET", `${at}/notes`, { key }),
    call("GET", `${at}/conversations`, { key }),
    call("POST", `${at}/notes`, { key, body: { note: "Back" } }),
  ];
  for (const answer of await Promise.all(calls)) expect(answer.status).toBe(404);
  const again = await call("POST", "/v1/conversations", { key, body: { customer_id } });
  expect(again.json.error.details).toMatchObject({ invalid_fields: [{ field: "customer_id" }] });
  const fresh = await call("POST", "/v1/customers", { key, body: { email: "ada.vermeulen@example.com" } });
  expect(fresh.status).toBe(201);
  expect(fresh.json.id).not.toBe(customer_id);
});

test("another customer of the same shop keeps everything", async () => {
  const { key } = await testMerchant();
  const { customer_id } = await lifeOfAda(key);
  const body = { customer: { email: "other@example.com", name: "Other" }, initial_message: "Mine" };
  const other = (await call("POST", "/v1/conversations", { key, body })).json;
  const before = (await call("GET", `/v1/conversations/${other.id}`, { key })).text;
  await call("DELETE", `/v1/customers/${customer_id}`, { key });
  expect((await call("GET", `/v1/conversations/${other.id}`, { key })).text).toBe(before);
});

test("a call that is repeated after the erasure is neither carried out nor answered with the customer", async () => {
  const { key } = await testMerchant();
  const create = (email: string) =>
    call("POST", "/v1/customers", { key, headers: { "idempotency-key": email }, body: { email, name: "Ada" } });
  const { json } = await create("ada@example.com");
  const other = await create("ben@example.com");
  await call("DELETE", `/v1/customers/${json.id}`, { key });
  expect(await create("ada@example.com")).toMatchObject({
    status: 422,
    json: { error: { code: "IDEMPOTENCY_KEY_REUSED" } },
  });
  expect((await create("ben@example.com")).text).toBe(other.text);
  expect((await call("GET", "/v1/customers", { key })).json.data).toHaveLength(1);
});
