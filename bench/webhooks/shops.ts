import type { z } from "zod";
import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { CreateWebhookEndpoint } from "#lib/domain/webhooks/endpoints/contract.ts";
import { createEndpoint, deleteEndpoint, updateEndpoint } from "#lib/domain/webhooks/endpoints/service.ts";

let made = 0;

/** A shop of the benchmark's own. */
export async function makeShop(): Promise<Ctx> {
  const merchantId = `mrc_bench_webhooks_${++made}` as MerchantId;
  await database.query("INSERT INTO merchants (id, slug, name) VALUES ($1, $1, 'Webhooks')", [merchantId]);
  return {
    merchantId,
    actor: { type: "system", id: "bench", name: "Benchmark" },
    scopes: ["*"],
    db: database,
    now: () => new Date(),
    requestId: "bench",
    address: null,
  };
}

export type Endpoint = { ctx: Ctx; id: string };

export async function makeEndpoint(
  ctx: Ctx,
  url: string,
  input: Partial<z.input<typeof CreateWebhookEndpoint>> = {},
): Promise<Endpoint> {
  const { id } = await createEndpoint(ctx, CreateWebhookEndpoint.parse({ url, ...input }));
  return { ctx, id };
}

export const enable = ({ ctx, id }: Endpoint) => updateEndpoint(ctx, id, { status: "enabled" });
export const remove = ({ ctx, id }: Endpoint) => deleteEndpoint(ctx, id);

const inOneTransaction = 100;
const payload = { conversation_id: "conv_01hm66b4c0m4q6t7x9b1c3d5fg", text: "x".repeat(300) };

/** Something happens so many times in a shop. */
export async function happen({ merchantId }: Ctx, count: number): Promise<void> {
  for (let left = count; left > 0; left -= inOneTransaction) {
    const events = Array.from({ length: Math.min(left, inOneTransaction) }, (_, n) => ({
      type: "conversation.updated" as const,
      data: { ...payload, n },
    }));
    await publish(database, merchantId, events, new Date());
  }
  announce();
}
