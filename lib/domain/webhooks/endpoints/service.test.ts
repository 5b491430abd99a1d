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

const putting = async (body: object) => {
  const { key, path } = await shopWithEndpoint();
  return { key, path, answer: await call("PUT", path, { key, body }) };
};

test("a retry schedule is a preset or own pauses, and says its pauses either way", async () => {
  const own = { preset: "own", delays_seconds: [10, 600] };
  expect((await shopWithEndpoint()).endpoint.retry_schedule).toMatchObject({ preset: "exponential" });
  expect((await putting({ retry_schedule: own })).answer.json.retry_schedule).toEqual(own);
  const { key, path, answer } = await putting({ retry_schedule: { preset: "fixed" } });
  const { retry_schedule } = answer.json;
  expect(retry_schedule).toEqual({ preset: "fixed", delays_seconds: Array(9).fill(3_600) });
  expect((await call("PUT", path, { key, body: { retry_schedule } })).json.retry_schedule).toEqual(retry_schedule);
  for (const bad of [
    { preset: "own" },
    { preset: "linear", delays_seconds: [1] },
    { preset: "own", delays_seconds: [0] },
  ]) {
    expect((await call("PUT", path, { key, body: { retry_schedule: bad } })).status).toBe(400);
  }
});

test.each([
  "Host",
  "content-length",
  "Transfer-Encoding",
  "Webhook-Signature",
  "X-ShopGuide-Event",
  "Authorization",
  "Proxy-Authorization",
  "a b",
  "a\r\nb",
  "",
])("the header %j cannot be set", async (name) => {
  const { answer } = await putting({ headers: { [name]: "x" } });
  expect([answer.status, (answer.json.error.details.invalid_fields as { field: string }[])[0]?.field]).toEqual([
    400,
    expect.stringMatching("headers"),
  ]);
});

test("a header's value cannot begin another header", async () => {
  expect((await putting({ headers: { "X-Shop": "a\r\nHost: b" } })).answer.status).toBe(400);
  expect((await putting({ headers: { "X-Shop": "north" } })).answer.json.headers).toEqual({ "X-Shop": "north" });
});

test("a password is stored sealed and shown nowhere, and its change is in the audit log", async () => {
  const authentication = { type: "basic", username: "shop", password: "correct horse" };
  const { key, path, answer } = await putting({ authentication });
  expect(answer.json.authentication).toEqual({ type: "basic", username: "shop" });
  const again = { ...authentication, password: "battery staple" };
  expect((await call("PUT", path, { key, body: { authentication: again } })).status).toBe(200);
  const stored = await database.query("SELECT * FROM webhook_endpoints WHERE id = $1", [answer.json.id]);
  const log = await database.query<{ changes: object }>(
    "SELECT changes FROM audit_logs WHERE target_id = $1 ORDER BY id",
    [answer.json.id],
  );
  expect(JSON.stringify([stored, log])).not.toMatch(/correct horse|battery staple|auth_ciphertext":{/);
  expect(Object.keys(log[2]?.changes ?? {})).toEqual(["authentication_secret"]);
});

test("a filter can be tried before it is kept, on an example and on an event that happened", async () => {
  const { ctx, key, path } = await shopWithEndpoint();
  const filter = { field: "data.cart_value", op: "gte", value: 100 };
  const trying = async (body: object) => (await call("POST", `${path}/filter/test`, { key, body })).json;
  expect(await trying({})).toMatchObject({ matches: true, reason: null, body: { event: "conversation.started" } });
  expect(await trying({ filter })).toMatchObject({
    matches: false,
    reason: "data.cart_value is missing; wanted: data.cart_value gte 100",
  });
  expect(await trying({ filter, event_type: "conversation.cart_abandonment" })).toMatchObject({ matches: true });
  await publish(database, ctx.merchantId, [{ type: "customer.created", data: { cart_value: 20 } }], ctx.now());
  const [event] = (await call("GET", "/v1/events", { key })).json.data;
  await call("PUT", path, { key, body: { filter } });
  expect((await call("GET", path, { key })).json.filter).toEqual(filter);
  expect(await trying({ event_id: event?.id })).toMatchObject({ matches: false, body: { id: event?.id } });
  const { json } = await call("PUT", path, { key, body: { filter: null } });
  expect(json.filter).toBeNull();
  expect((await call("PUT", path, { key, body: { filter: { field: "a", op: "matches", value: "x" } } })).status).toBe(
    400,
  );
});

test("two replacements at once keep every secret that was handed out signing", async () => {
  const { key, path, endpoint } = await shopWithEndpoint();
  const rotate = () => call("POST", `${path}/rotate-secret`, { key });
  await Promise.all([rotate(), rotate()]);
  const [row] = await database.query<{ previous_secrets: unknown[] }>(
    "SELECT previous_secrets FROM webhook_endpoints WHERE id = $1",
    [endpoint.id],
  );
  expect(row?.previous_secrets).toHaveLength(2);
  const ended = await call("POST", `${path}/rotate-secret`, { key, body: { overlap_hours: 0 } });
  expect(ended.json.previous_secret_expires_at).toBeNull();
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
