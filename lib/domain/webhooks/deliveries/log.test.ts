import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

/** A shop with one endpoint and an event each that is in one of these states. */
async function shop(states: Record<string, Record<string, unknown>>) {
  const { ctx, key } = await testMerchant();
  const body = { url: "https://1.1.1.1/hooks" };
  const endpoint = (await call("POST", "/v1/webhook-endpoints", { key, body })).json.id;
  for (const [name, columns] of Object.entries(states)) {
    const event = { type: "conversation.started" as const, data: { name }, conversation_id: `conv_${name}` };
    await publish(database, ctx.merchantId, [event], new Date());
    const set = Object.keys(columns).map((column, index) => `${column} = $${index + 3}`);
    await database.query(
      `UPDATE webhook_deliveries SET ${set.join(", ")} WHERE merchant_id = $1 AND conversation_id = $2`,
      [ctx.merchantId, `conv_${name}`, ...Object.values(columns)],
    );
  }
  const list = async (query: string) => {
    const { json } = await call("GET", `/v1/webhook-deliveries?${query}`, { key });
    return json.data as unknown as {
      conversation_id: string;
      not_delivered: { reason: string; message: string } | null;
    }[];
  };
  const names = async (query: string) => (await list(query)).map((row) => row.conversation_id.slice(5));
  return { ctx, key, endpoint, list, names };
}

const inAnHour = () => new Date(Date.now() + 3_600_000);
const failed = { status: "failed", next_attempt_at: null, attempt_count: 10 };
const states = {
  due: { status: "pending" },
  waiting: {
    ...{ status: "retrying", attempt_count: 1, next_attempt_at: inAnHour() },
    ...{ last_status_code: 500, last_error_code: "http_server_error", last_error: "It answered 500." },
  },
  limited: {
    ...{ status: "retrying", attempt_count: 1, next_attempt_at: inAnHour() },
    ...{ last_status_code: 429, last_error_code: "http_rate_limited", last_error: "It answered 429." },
  },
  sending: { status: "pending", claim_id: "c" },
  exhausted: { ...failed, last_error_code: "connection_refused", last_error: "Nothing accepts connections." },
  gone: { ...failed, attempt_count: 1, last_status_code: 410, last_error_code: "http_gone", last_error: "Gone." },
  canceled: { status: "canceled", next_attempt_at: null },
  arrived: { status: "succeeded", next_attempt_at: null, attempt_count: 1, last_status_code: 204 },
};

test("each delivery that has not arrived says why, in a word and in a sentence", async () => {
  const { list } = await shop(states);
  for (const { conversation_id, not_delivered } of await list("")) {
    const name = conversation_id.slice(5);
    expect([name, not_delivered?.reason]).toEqual([name, name === "arrived" ? undefined : name]);
    if (not_delivered) expect(not_delivered.message).toMatch(/^[A-Z].*\.$/);
  }
  const [exhausted] = await list("status_code=none");
  expect(exhausted?.not_delivered?.message).toBe("We gave up after 10 attempts. Retry it when the receiver works.");
});

test("what waits for a paused or disabled endpoint says so", async () => {
  const { ctx, key, endpoint, list } = await shop({ due: { status: "pending" } });
  await call("PUT", `/v1/webhook-endpoints/${endpoint}`, { key, body: { status: "paused" } });
  expect((await list(""))[0]?.not_delivered?.reason).toBe("paused");
  await database.query(
    "UPDATE webhook_endpoints SET status = 'disabled', status_reason = 'It answered 410.' WHERE merchant_id = $1",
    [ctx.merchantId],
  );
  expect((await list(""))[0]?.not_delivered).toEqual({
    reason: "disabled",
    message: "The endpoint is disabled. It is sent when the endpoint is enabled. It answered 410.",
  });
});

test.each([
  ["status=pending,failed", ["gone", "exhausted", "sending", "due"]],
  ["status=succeeded,canceled,retrying", ["arrived", "canceled", "limited", "waiting"]],
  ["status_code=5xx,410", ["gone", "waiting"]],
  ["status_code=2xx", ["arrived"]],
  ["status_code=none", ["exhausted"]],
  ["status_code=4xx&status=retrying", ["limited"]],
  ["conversation_id=conv_gone&status=failed,pending", ["gone"]],
  ["event_type=customer.created,conversation.started&status=canceled", ["canceled"]],
  ["event_type=customer.created,customer.updated", []],
])("the log by %s, newest first", async (query, expected) => {
  const { names, endpoint } = await shop(states);
  expect(await names(query)).toEqual(expected);
  expect(await names(`${query}&endpoint_id=${endpoint}`)).toEqual(expected);
});

test("pages of mixed states leave nothing out and repeat nothing", async () => {
  const { key } = await shop(states);
  const seen: string[] = [];
  for (let cursor = ""; ; ) {
    const path = `/v1/webhook-deliveries?status=pending,failed,succeeded,canceled&limit=2${cursor && `&cursor=${cursor}`}`;
    const { json } = await call("GET", path, { key });
    seen.push(...json.data.map((row) => String(row.conversation_id).slice(5)));
    if (!json.next_cursor) break;
    cursor = encodeURIComponent(json.next_cursor);
  }
  expect(seen).toEqual(["arrived", "canceled", "gone", "exhausted", "sending", "due"]);
});

test("a customer's deliveries are found", async () => {
  const { key } = await shop({});
  const body = { customer: { email: "ada@example.com" } };
  const { customer_id } = (await call("POST", "/v1/conversations", { key, body })).json;
  await call("POST", "/v1/conversations", { key, body: { customer: { email: "bo@example.com" } } });
  const { json } = await call("GET", `/v1/webhook-deliveries?customer_id=${customer_id}&status=pending,failed`, {
    key,
  });
  expect(json.data.map((row) => row.event_type).toSorted()).toEqual(["conversation.started", "customer.created"]);
});

test.each(["6xx", "5xx,", "20", "any"])("a status_code of %s is refused", async (value) => {
  const { key } = await testMerchant();
  const { status, json } = await call("GET", `/v1/webhook-deliveries?status_code=${value}`, { key });
  expect([status, json.error.details.invalid_fields]).toMatchObject([400, [{ field: "status_code" }]]);
});
