import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";

/** Streams that a key, and a shop, may have open in a process. */
const mostOfKey = 50;
const mostOfShop = 500;

export type Shop = { ctx: Ctx; keys: string[] };

let made = 0;

/** A shop with as many keys as its streams need. */
async function makeShop(streams: number): Promise<Shop> {
  const merchantId = `mrc_bench_stream_${++made}` as MerchantId;
  await database.query("INSERT INTO merchants (id, slug, name) VALUES ($1, $1, 'Stream')", [merchantId]);
  const ctx: Ctx = {
    merchantId,
    actor: { type: "system", id: "bench", name: "Benchmark" },
    scopes: ["*"],
    db: database,
    now: () => new Date(),
    requestId: "bench",
    address: null,
  };
  const keys: string[] = [];
  for (let n = 0; n < Math.ceil(streams / mostOfKey); n++) {
    keys.push((await createKey(ctx, { name: `Stream ${n}`, scopes: ["*"] })).key);
  }
  return { ctx, keys };
}

/** As many shops as it takes to have so many streams open. */
export function makeShops(streams: number): Promise<Shop[]> {
  const counts = Array.from({ length: Math.ceil(streams / mostOfShop) }, (_, n) =>
    Math.min(mostOfShop, streams - n * mostOfShop),
  );
  return Promise.all(counts.map(makeShop));
}

export const keyOf = (shops: readonly Shop[], stream: number): string => {
  const shop = shops[Math.floor(stream / mostOfShop)] as Shop;
  return shop.keys[Math.floor((stream % mostOfShop) / mostOfKey)] as string;
};
