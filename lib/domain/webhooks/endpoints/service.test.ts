import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

const good = { url: "https://1.1.1.1/hooks" };

async function shopWithEndpoint(body: object = good) {
  const { ctx, key } = await testMerchant();
  const { json } = await call("POST", "/v1/webhook-endpoints", { key, body });
  return { ctx, key, endpoint: json, path: `/v1/webhook-endpoints/${json.id}` };
}

test("an endpoint is made with good defaults, and its secret is shown once and stored sealed", async () => {
  const { key, endpoint, path } = await shopWithEndpoint();
  expect(endpoint).toMatchObject({
    event_types: ["*"],
    status: "enabled",
    timeout_seconds: 15,
    health: { last_delivery: null, success_rate: null, waiting: 0, next_attempt_at: null },
    secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/),
  });
  expect((await call("GET", path, { key })).json).not.toHaveProperty("secret");
  const stored = await database.query("SELECT * FROM webhook_endpoints WHERE id = $1", [endpoint.id]);
  expect(JSON.stringify(stored)).not.toContain(String(endpoint.secret).slice(6));
});

test.each([
  ["http://1.1.1.1/", "needs https"],
  ["https://127.0.0.1/", "an address of the machine itself"],
  ["https://localhost/", "localhost leads to"],
  ["https://[::ffff:10.0.0.1]/", "private"],
  ["https://2130706433/", "an address of the machine itself"],
  ["https://169.254.169.254/latest/meta-data", "local link"],
  ["https://user:secret@1.1.1.1/", "user name"],
  ["ftp://1.1.1.1/", "https://"],
  ["http://no-such-host.invalid/", "https://"],
  ["hooks", "not a URL"],
])("the URL %s is refused by name, when made and when changed", async (url, reason) => {
  const { key, path } = await shopWithEndpoint();
  for (const [method, to] of [
    ["POST", "/v1/webhook-endpoints"],
    ["PUT", path],
  ] as const) {
    const { status, json } = await call(method, to, { key, body: { url } });
    expect(status).toBe(400);
    expect(json.error.details.invalid_fields).toEqual([
      { field: "url", code: "not_allowed", message: expect.stringContaining(reason) },
    ]);
  }
});

test("types, status and timeout are checked by name", async () => {
  const { key } = await testMerchant();
  const body = { ...good, event_types: ["conversation.*", "conversations.*"], status: "disabled", timeout_seconds: 31 };
  const { json } = await call("POST", "/v1/webhook-endpoints", { key, body });
  const fields = (json.error.details.invalid_fields as { field: string }[]).map(({ field }) => field);
  expect(fields).toEqual(["event_types.1", "status", "timeout_seconds"]);
});

test("a change keeps what it does not name, and is in the audit log without secrets", async () => {
  const { ctx, key, path, endpoint } = await shopWithEndpoint({
    ...good,
    description: "CRM",
    metadata: { team: "sales" },
  });
  const body = { event_types: ["customer.*", "customer.*"], timeout_seconds: 2.5, status: "paused" };
  const changed = (await call("PUT", path, { key, body })).json;
  expect(changed).toMatchObject({
    description: "CRM",
    metadata: { team: "sales" },
    event_types: ["customer.*"],
    timeout_seconds: 2.5,
    status: "paused",
  });
  const rotated = (await call("POST", `${path}/rotate-secret`, { key })).json;
  expect(rotated.secret).not.toBe(endpoint.secret);
  await call("DELETE", path, { key });
  const log = await database.query<{ action: string; changes: object }>(
    "SELECT action, changes FROM audit_logs WHERE merchant_id = $1 AND target_id = $2 ORDER BY id",
    [ctx.merchantId, endpoint.id],
  );
  expect(log.map((entry) => entry.action)).toEqual([
    "webhook_endpoint.created",
    "webhook_endpoint.updated",
    "webhook_endpoint.secret_rotated",
    "webhook_endpoint.deleted",
  ]);
  expect(log[1]?.changes).toEqual({
    event_types: { from: ["*"], to: ["customer.*"] },
    timeout_ms: { from: 15_000, to: 2_500 },
    status: { from: "enabled", to: "paused" },
  });
  expect(JSON.stringify(log)).not.toMatch(/whsec_|secret_ciphertext/);
});

test("lists page through endpoints, newest first, by status", async () => {
  const { key, endpoint: first } = await shopWithEndpoint();
  const second = (await call("POST", "/v1/webhook-endpoints", { key, body: { ...good, status: "paused" } })).json;
  const page = (await call("GET", "/v1/webhook-endpoints?limit=1", { key })).json;
  expect(page.data.map((row) => row.id)).toEqual([second.id]);
  const rest = (await call("GET", `/v1/webhook-endpoints?limit=1&cursor=${page.next_cursor}`, { key })).json;
  expect([rest.data[0]?.id, rest.has_more]).toEqual([first.id, false]);
  const paused = (await call("GET", "/v1/webhook-endpoints?status=paused", { key })).json;
  expect(paused.data.map((row) => row.id)).toEqual([second.id]);
});

test("deliveries are found by endpoint, event, conversation, type, status and time, and page without a gap", async () => {
  const { ctx, key, endpoint } = await shopWithEndpoint();
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 10, minute));
  for (let n = 0; n < 5; n++) {
    const conversation_id = `conv_${n % 2}`;
    const type = n === 4 ? ("conversation.completed" as const) : ("conversation.started" as const);
    await publish(database, ctx.merchantId, [{ type, data: { n }, conversation_id }], at(n));
  }
  const find = async (query: string) => (await call("GET", `/v1/webhook-deliveries?${query}`, { key })).json;
  const all = (await find("")).data;
  expect(all.map((row) => row.created_at)).toEqual([4, 3, 2, 1, 0].map((n) => at(n).toISOString()));
  expect((await find(`endpoint_id=${endpoint.id}`)).data).toEqual(all);
  expect((await find(`event_id=${all[2]?.event_id}`)).data).toEqual([all[2]]);
  expect((await find("conversation_id=conv_1")).data).toEqual([all[1], all[3]]);
  expect((await find("event_type=conversation.completed")).data).toEqual([all[0]]);
  expect((await find("status=succeeded,failed")).data).toEqual([]);
  expect((await find(`created_after=${at(1).toISOString()}&created_before=${at(3).toISOString()}`)).data).toEqual([
    all[2],
    all[3],
  ]);
  const walked = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const page = await find(`limit=2${cursor && `&cursor=${cursor}`}`);
    walked.push(...page.data);
    cursor = page.next_cursor;
  }
  expect(walked).toEqual(all);

  const events = (await call("GET", "/v1/events?conversation_id=conv_1", { key })).json.data;
  expect(events.map((event) => event.id)).toEqual([all[1]?.event_id, all[3]?.event_id]);
  const event = await call("GET", `/v1/events/${all[1]?.event_id}`, { key });
  expect(event.json).toEqual(events[0]);
});
