import { expect, test } from "vitest";
import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { startMailbox } from "#scripts/testing/mailbox.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { startSending } from "#scripts/testing/sender.ts";
import { recoverEndpoint } from "../../deliveries/recoveries/service.ts";
import { CreateWebhookEndpoint } from "../../endpoints/contract.ts";
import { createEndpoint, getEndpoint, updateEndpoint } from "../../endpoints/service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });
const letters = await startMailbox();

const wake = startSending(64);

const endpointAt = (ctx: Ctx, url: string, input: Partial<z.input<typeof CreateWebhookEndpoint>> = {}) =>
  createEndpoint(ctx, CreateWebhookEndpoint.parse({ url, timeout_seconds: 2, circuit_breaker: null, ...input }));

const once = { preset: "own" as const, delays_seconds: [] };

/** A shop with an endpoint that fails, and one that hears of everything. */
async function shopInTrouble(input: Partial<z.input<typeof CreateWebhookEndpoint>> = {}) {
  const { ctx, account } = await testMerchant();
  const [bad, good] = [await startReceiver((response) => response.writeHead(500).end()), await startReceiver()];
  const { id } = await endpointAt(ctx, bad.url, { event_types: ["*"], retry_schedule: once, ...input });
  await endpointAt(ctx, good.url, { event_types: ["*"] });
  const happen = async () => {
    const before = bad.received.length;
    await publish(database, ctx.merchantId, [{ type: "conversation.started", data: {} }], new Date());
    wake();
    await eventually(() => bad.received.length > before);
    await eventually(async () => {
      const [row] = await database.query<{ open: number }>(
        "SELECT count(*)::int AS open FROM webhook_deliveries WHERE merchant_id = $1 AND status IN ('pending', 'retrying')",
        [ctx.merchantId],
      );
      return row?.open === 0;
    });
  };
  const failsSince = (hours: number) =>
    database.query("UPDATE webhook_lanes SET failing_since = $2 WHERE endpoint_id = $1", [
      id,
      new Date(Date.now() - hours * 3_600_000),
    ]);
  const told = () =>
    good.received.map(({ body }) => JSON.parse(body).event as string).filter((type) => type.startsWith("webhook."));
  const mails = () => letters.filter(({ to }) => to === account.user.email).map(({ subject }) => subject);
  return { ctx, id, bad, good, happen, failsSince, told, mails };
}

test("an endpoint is warned of, disabled and told to work again, by webhook to the others and by mail", async () => {
  const { ctx, id, bad, failsSince, told, mails } = await shopInTrouble({ retry_schedule: { preset: "fixed" } });
  const fail = async () => {
    const before = bad.received.length;
    await publish(database, ctx.merchantId, [{ type: "conversation.started", data: {} }], new Date());
    wake();
    await eventually(() => bad.received.length > before);
  };
  await fail();
  await eventually(async () => (await getEndpoint(ctx, id)).health?.disables_at);
  await failsSince(30);
  await fail();
  await eventually(() => told().includes("webhook.endpoint_failing"));
  await failsSince(121);
  await fail();
  const endpoint = await eventually(async () => {
    const found = await getEndpoint(ctx, id);
    return found.status === "disabled" && found;
  });
  expect(endpoint.status_reason).toMatch(/^Every attempt has failed since \d{4}-/);
  expect(endpoint.health?.waiting).toBe(3);
  await eventually(() => told().includes("webhook.endpoint_disabled"));

  bad.answerWith((response) => response.end());
  await updateEndpoint(ctx, id, { status: "enabled" });
  await fail();
  await eventually(() => told().includes("webhook.endpoint_recovered"));
  expect(told()).toEqual(["webhook.endpoint_failing", "webhook.endpoint_disabled", "webhook.endpoint_recovered"]);
  await eventually(() => mails().length === 3);
  expect(mails()).toEqual([
    expect.stringMatching(/^Webhooks to .* are failing$/),
    expect.stringMatching(/are switched off$/),
    expect.stringMatching(/work again$/),
  ]);
  expect(bad.received.map(({ body }) => JSON.parse(body).event)).not.toContain("webhook.endpoint_failing");
});

test("a delivery that is given up is told to the other endpoints, and by mail at most once an hour", async () => {
  const { happen, told, mails, bad } = await shopInTrouble();
  await happen();
  await happen();
  await eventually(() => told().length === 2);
  expect(new Set(told())).toEqual(new Set(["webhook.delivery_exhausted"]));
  await eventually(() => mails().length === 1);
  expect(bad.received).toHaveLength(2);
});

test("two endpoints that fail do not tell each other about it for ever", async () => {
  const { ctx, happen, bad } = await shopInTrouble();
  const other = await startReceiver((response) => response.writeHead(500).end());
  await endpointAt(ctx, other.url, { event_types: ["*"], retry_schedule: once });
  await happen();
  expect(bad.received).toHaveLength(2);
  expect(other.received).toHaveLength(2);
});

test("what befell an endpoint is not recovered to it later", async () => {
  const { ctx, id, happen } = await shopInTrouble();
  await happen();
  const found = await recoverEndpoint(ctx, id, {
    since: new Date(Date.now() - 60_000).toISOString(),
    deliveries_per_second: 10,
    dry_run: true,
  });
  expect(JSON.stringify(found)).toContain('"total":1');
});

test("410 tells the others why, in the transaction that disables", async () => {
  const { ctx, id, bad, happen, good } = await shopInTrouble();
  bad.answerWith((response) => response.writeHead(410).end());
  await happen();
  const [gone] = await eventually(() => {
    const found = good.received.map(({ body }) => JSON.parse(body)).filter(({ event }) => event.startsWith("webhook."));
    return found.length > 0 && found;
  });
  expect(gone).toMatchObject({
    event: "webhook.endpoint_disabled",
    data: { endpoint_id: id, reason: "gone", url: `${bad.url}/` },
  });
  expect((await getEndpoint(ctx, id)).status).toBe("disabled");
});
