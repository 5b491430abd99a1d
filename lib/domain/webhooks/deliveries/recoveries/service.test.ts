import { describe, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { dueRecoveries, workOff } from "./service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

const wake = startSending(16);

const types = ["conversation.started", "customer.created"] as const;

async function shop() {
  const { ctx, key } = await testMerchant();
  const receiver = await startReceiver();
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, `/v1${path}`, { key, body });
    expect([answer.status, answer.text]).toEqual([expect.toSatisfy((status) => status < 300), answer.text]);
    return answer.json;
  };
  const { id: endpoint } = await send("POST", "/webhook-endpoints", {
    url: receiver.url,
    event_types: ["conversation.*"],
  });
  let made = 0;
  const happen = async (count: number, type: (typeof types)[number] = "conversation.started") => {
    // A millisecond each, so that their order is known.
    for (let n = 0; n < count; n++)
      await publish(database, ctx.merchantId, [{ type, data: { n: made++ } }], new Date(Date.now() - 5_000 + n));
  };
  const change = (sql: string, ...values: unknown[]) =>
    database.query(`UPDATE webhook_${sql}`, [ctx.merchantId, ...values]);
  return {
    key,
    receiver,
    endpoint,
    send,
    happen,
    give: (status: string, ns: number[]) =>
      change(
        `deliveries AS d SET status = $2, next_attempt_at = NULL, attempt_count = 10 FROM events AS v
         WHERE d.merchant_id = $1 AND v.merchant_id = $1 AND v.id = d.event_id AND (v.data->>'n')::int = ANY($3::int[])`,
        status,
        ns,
      ),
    turn: (status: string) => change("endpoints SET status = $2 WHERE merchant_id = $1", status),
    got: () => receiver.received.map((one) => JSON.parse(one.body).data.n as number).toSorted((a, b) => a - b),
    actions: async () => (await send("GET", "/audit-logs?limit=50")).data.map((entry) => entry.action),
  };
}

/** Works like the worker, at a time of one's own; answers with how many chunks were due. */
async function work(now: Date): Promise<number> {
  const due = await dueRecoveries(now, 10);
  const worked = await Promise.all(due.map((each) => workOff(each, now)));
  return worked.filter(Boolean).length;
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const anHourAgo = () => later(-3600).toISOString();

describe("recovering an endpoint", () => {
  test("brings what failed, what was canceled and what came while it was disabled, and nothing twice", async () => {
    const { receiver, endpoint, send, happen, give, turn, got, actions } = await shop();
    await turn("paused");
    await happen(4);
    await give("failed", [0]);
    await give("canceled", [1]);
    await give("succeeded", [2]);
    await turn("disabled");
    await happen(3);
    await happen(1, "customer.created");
    await turn("enabled");
    const wish = { since: anHourAgo() };

    const path = `/webhook-endpoints/${endpoint}/recover`;
    expect(await send("POST", path, { ...wish, dry_run: true })).toEqual({ total: 5, seconds: 1 });
    expect(receiver.received).toEqual([]);

    const begun = await send("POST", path, wish);
    expect(begun).toMatchObject({ total: 5, action: "recover", status: "running", done: 0, endpoint_id: endpoint });
    await work(later(0));
    const done = await send("GET", `/webhook-recoveries/${begun.id}`);
    expect(done).toMatchObject({ status: "completed", total: 5, done: 5, skipped: 0 });
    await eventually(() => receiver.received.length >= 5);
    expect(got()).toEqual([0, 1, 4, 5, 6]);
    expect(await actions()).toContain("webhook_recovery.started");
  });

  test("keeps to its rate, and goes on where it was when another worker takes over", async () => {
    const { endpoint, send, happen, turn, got } = await shop();
    await turn("disabled");
    await happen(7);
    await turn("enabled");
    const wish = { since: anHourAgo(), deliveries_per_second: 3 };
    const start = later(1);
    const { id } = await send("POST", `/webhook-endpoints/${endpoint}/recover`, wish);
    const progress: unknown[] = [];
    for (const ms of [0, 500, 1000, 1500, 2000]) {
      await work(new Date(start.getTime() + ms));
      progress.push((await send("GET", `/webhook-recoveries/${id}`)).done);
    }
    expect(progress).toEqual([3, 3, 6, 6, 7]);
    await eventually(() => got().length === 7);
    expect(got()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

describe("work in chunks", () => {
  test("several workers at once do each chunk once", async () => {
    const { endpoint, send, happen, turn, got } = await shop();
    await turn("disabled");
    await happen(5);
    await turn("enabled");
    const wish = { since: anHourAgo() };
    await send("POST", `/webhook-endpoints/${endpoint}/recover`, wish);
    const now = later(0);
    const worked = await Promise.all([work(now), work(now), work(now)]);
    expect(worked.reduce((sum, each) => sum + each, 0)).toBe(1);
    await eventually(() => got().length === 5);
  });

  test("that is stopped does nothing more, and says how far it came", async () => {
    const { endpoint, send, happen, turn, actions } = await shop();
    await turn("disabled");
    await happen(4);
    await turn("enabled");
    const wish = { since: anHourAgo(), deliveries_per_second: 1 };
    const { id } = await send("POST", `/webhook-endpoints/${endpoint}/recover`, wish);
    await work(later(0));
    expect(await send("POST", `/webhook-recoveries/${id}/stop`)).toMatchObject({ status: "canceled", done: 1 });
    expect(await work(later(60))).toBe(0);
    expect(await actions()).toContain("webhook_recovery.stopped");
    const { data } = await send("GET", `/webhook-recoveries?endpoint_id=${endpoint}&status=canceled`);
    expect(data.map((row) => row.id)).toEqual([id]);
  });
});

describe("many by a filter", () => {
  test("only what the filter finds is sent again", async () => {
    const { endpoint, send, happen, give, turn, got } = await shop();
    await turn("paused");
    await happen(5);
    await give("failed", [0, 1]);
    await give("succeeded", [2, 3]);
    await turn("enabled");
    const body = { endpoint_id: endpoint, status: ["failed"], event_type: ["conversation.started"] };
    expect(await send("POST", "/webhook-deliveries/retry", { ...body, dry_run: true })).toEqual({
      total: 2,
      seconds: 1,
    });
    const { id } = await send("POST", "/webhook-deliveries/retry", body);
    await work(later(0));
    expect(await send("GET", `/webhook-recoveries/${id}`)).toMatchObject({
      action: "retry",
      status: "completed",
      done: 2,
    });
    await eventually(() => got().length >= 2);
    expect(got()).toEqual([0, 1]);
  });

  test("what waits is canceled, and never sent", async () => {
    const { endpoint, send, happen, turn, got } = await shop();
    await turn("paused");
    await happen(3);
    const { id } = await send("POST", "/webhook-deliveries/cancel", { endpoint_id: endpoint });
    await work(later(0));
    expect(await send("GET", `/webhook-recoveries/${id}`)).toMatchObject({ status: "completed", total: 3, done: 3 });
    await turn("enabled");
    const { data } = await send("GET", `/webhook-deliveries?endpoint_id=${endpoint}`);
    expect(data.map((row) => row.status)).toEqual(["canceled", "canceled", "canceled"]);
    expect(got()).toEqual([]);
  });

  test.each(["retry", "cancel"])("%s of no state at all finds nothing", async (verb) => {
    const { endpoint, send, happen } = await shop();
    await happen(1);
    const body = { endpoint_id: endpoint, status: [], dry_run: true };
    expect(await send("POST", `/webhook-deliveries/${verb}`, body)).toEqual({ total: 0, seconds: 0 });
  });

  test.each(["retry", "cancel"])("%s without any filter is refused", async (verb) => {
    const { key } = await shop();
    const { status, json } = await call("POST", `/v1/webhook-deliveries/${verb}`, { key, body: { dry_run: true } });
    expect([status, json.error.code]).toEqual([400, "INVALID_REQUEST"]);
  });
});

describe("by hand", () => {
  test("an event that has arrived is sent again with the same id, and one the endpoint does not listen to as well", async () => {
    const { endpoint, receiver, send, happen, actions } = await shop();
    await happen(1);
    const [first] = await eventually(() => receiver.received.length === 1 && receiver.received);
    const event_id = first?.headers["webhook-id"];
    await eventually(async () => (await send("GET", "/webhook-deliveries?status=succeeded")).data.length === 1);
    await send("POST", `/webhook-endpoints/${endpoint}/replay`, { event_id });
    wake();
    await eventually(() => receiver.received.length === 2);
    expect(receiver.received[1]?.headers["webhook-id"]).toBe(event_id);
    expect(receiver.received[1]?.body).toBe(first?.body);

    await happen(1, "customer.created");
    const [other] = await eventually(async () => {
      const { data } = await send("GET", "/events?type=customer.created");
      return data.length > 0 && data;
    });
    const made = await send("POST", `/webhook-endpoints/${endpoint}/replay`, { event_id: other?.id });
    expect(made).toMatchObject({ event_id: other?.id, endpoint_id: endpoint, status: "pending" });
    wake();
    await eventually(() => receiver.received.length === 3);
    expect((await actions()).filter((action) => action === "webhook_delivery.replayed")).toHaveLength(2);
    const detail = await send("GET", `/webhook-deliveries/${made.id}`);
    await eventually(async () => (await send("GET", `/webhook-deliveries/${made.id}`)).status === "succeeded");
    expect(detail.endpoint_url).toBe(receiver.url);
  });

  test("each attempt keeps the URL that it was sent to", async () => {
    const { endpoint, receiver, send, happen } = await shop();
    await happen(1);
    const [done] = await eventually(async () => {
      const { data } = await send("GET", "/webhook-deliveries?status=succeeded");
      return data.length > 0 && data;
    });
    await send("PUT", `/webhook-endpoints/${endpoint}`, { url: `${receiver.url}/moved` });
    const { attempts, endpoint_url } = await send("GET", `/webhook-deliveries/${done?.id}`);
    expect(endpoint_url).toBe(`${receiver.url}/moved`);
    expect(attempts).toMatchObject([{ url: receiver.url }]);
  });

  test("a delivery that waits can be canceled once", async () => {
    const { key, send, happen, turn, actions } = await shop();
    await turn("paused");
    await happen(1);
    const [waiting] = (await send("GET", "/webhook-deliveries")).data;
    const path = `/webhook-deliveries/${waiting?.id}/cancel`;
    expect(await send("POST", path)).toMatchObject({
      status: "canceled",
      next_attempt_at: null,
      not_delivered: { reason: "canceled" },
    });
    expect((await call("POST", `/v1${path}`, { key })).status).toBe(409);
    expect(await actions()).toContain("webhook_delivery.canceled");
  });
});
