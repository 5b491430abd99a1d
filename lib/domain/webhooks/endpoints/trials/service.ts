import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#lib/context.ts";
import { prisma } from "#lib/db/prisma.ts";
import { commitNow } from "#lib/db/together.ts";
import { announce, get } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { Reply } from "#lib/http/respond.ts";
import { getDelivery, listedDelivery, sendTest } from "../../deliveries/service.ts";
import { assertReachable } from "../assertions.ts";
import type { testWebhookEndpoint } from "../contract.ts";
import { mustFind } from "../present.ts";

const probeMs = 100;
/** Beyond the endpoint's own timeout: until a worker takes the delivery and has written down what came of it. */
const graceMs = 3_000;

/** Sends an endpoint an example or what an event said, and where it is wanted waits for what came of it. */
export async function testEndpoint(ctx: Ctx, id: string, { event_type, event_id, wait }: TestInput) {
  const { url, timeout_ms } = await mustFind(prisma(), ctx, id);
  await assertReachable(url);
  const event = event_id ? await copyOf(ctx, event_id) : { type: event_type };
  const deliveryId = await ctx.db.transaction((tx) => sendTest(tx, ctx.merchantId, id, event, ctx.now()));
  await commitNow();
  announce();
  const over = wait ? await exchangeOf(ctx, deliveryId, timeout_ms + graceMs) : null;
  return over ?? new Reply(202, await listedDelivery(ctx, deliveryId));
}

type TestInput = Input<typeof testWebhookEndpoint>["body"];

async function copyOf(ctx: Ctx, eventId: string) {
  const { event, data } = JSON.parse((await get(ctx, eventId)).text);
  return { type: event, data };
}

/** The delivery with its attempt; null when that is not over in time. */
async function exchangeOf(ctx: Ctx, deliveryId: string, patienceMs: number) {
  for (const until = performance.now() + patienceMs; performance.now() < until; await sleep(probeMs)) {
    const delivery = await getDelivery(ctx, deliveryId);
    if (delivery.status === "succeeded" || delivery.status === "failed") return delivery;
  }
  return null;
}
