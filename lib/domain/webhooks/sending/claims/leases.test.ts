import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { publish } from "#lib/domain/events/service.ts";
import { provideSettings } from "#lib/env.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { CreateWebhookEndpoint } from "../../endpoints/contract.ts";
import { createEndpoint } from "../../endpoints/service.ts";
import { createClaims } from "./service.ts";

await testDatabase();
provideSettings({ WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1" });

test.each([
  ["", null],
  [", where turns are counted", { deliveries_per_second: 1000 }],
])("a delivery that takes long stays with its worker%s", async (_, rate_limit) => {
  const { ctx } = await testMerchant();
  await createEndpoint(
    ctx,
    CreateWebhookEndpoint.parse({ url: "http://127.0.0.1:9/", timeout_seconds: 1, rate_limit }),
  );
  await publish(database, ctx.merchantId, [{ type: "conversation.started", data: {} }], new Date());
  const [claims, other] = [createClaims(), createClaims()];
  const [job] = (await claims.claim(10)).jobs;
  const end = job?.lease_until as Date;
  const longer = () =>
    database.query("SELECT id FROM webhook_deliveries WHERE id = $1 AND lease_until > $2", [job?.id, end]);
  expect(await longer()).toEqual([]);
  await eventually(async () => (await longer()).length === 1, 10_000);
  await eventually(() => new Date() > end, 10_000);
  expect((await other.claim(10)).jobs).toEqual([]);
  claims.stop();
  other.stop();
});
