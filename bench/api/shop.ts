import type { Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { createKey, revokeKey } from "#lib/domain/api-keys/service.ts";
import { merchantIds } from "../data/shops.ts";

/** A merchant to call as. */
export type Shop = { merchantId: MerchantId; key: string };

const as = (merchantId: MerchantId): Ctx => ({
  merchantId,
  actor: { type: "system", id: "bench", name: "Benchmark" },
  scopes: ["*"],
  db: database,
  now: () => new Date(),
  requestId: "bench",
  address: null,
});

/** Lends a key of the largest merchant, whose data is read. */
export async function withReader(work: (shop: Shop) => Promise<void>): Promise<void> {
  const merchantId = merchantIds[0] as MerchantId;
  const { key, id } = await createKey(as(merchantId), { name: "Benchmark", scopes: ["*"] });
  try {
    await work({ merchantId, key });
  } finally {
    await revokeKey(as(merchantId), id);
  }
}

const writer = "mrc_00000000000000000000000099" as MerchantId;
const customers = 5_000;

/** Makes a merchant to write to, with customers and an endpoint that listens, and removes all that was written. */
export async function withWriter(work: (shop: Shop) => Promise<void>): Promise<void> {
  await remove();
  await database.query("INSERT INTO merchants (id, slug, name) VALUES ($1, 'bench-writer', 'Writer')", [writer]);
  await database.query(
    `INSERT INTO customers (merchant_id, id, email, name, first_seen_at, last_seen_at)
     SELECT $1, 'cust_' || lpad(n::text, 26, '0'), 'person' || n || '@example.com', 'Person ' || n, now(), now()
     FROM generate_series(1, $2::int) n`,
    [writer, customers],
  );
  await database.query(
    `INSERT INTO webhook_endpoints (merchant_id, id, url, event_types, secret_ciphertext)
     VALUES ($1, 'we_1', 'https://receiver.example/hooks', ARRAY['*'], '')`,
    [writer],
  );
  const { key } = await createKey(as(writer), { name: "Benchmark", scopes: ["*"] });
  try {
    await work({ merchantId: writer, key });
  } finally {
    await remove();
  }
}

/** One of the writer's customers. */
export const customerOfWriter = (n: number) => `cust_${String((n % customers) + 1).padStart(26, "0")}`;

/**
 * Deletes by merchant, in whatever order the foreign keys ask for. Conversations take their messages along: these are found
 * among so many only with statistics, and among their dead not at all.
 */
async function remove(): Promise<void> {
  await database.query("ANALYZE conversations, messages");
  const tables = await database.query<{ name: string }>(
    `SELECT attrelid::regclass::text AS name FROM pg_attribute JOIN pg_class c ON c.oid = attrelid
     WHERE attname = 'merchant_id' AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND c.relnamespace = current_schema::regnamespace
     ORDER BY c.relname <> 'conversations', EXISTS (SELECT 1 FROM pg_constraint f WHERE f.contype = 'f' AND f.confrelid = attrelid),
       c.relname = 'customers'`,
  );
  for (const { name } of tables) await database.query(`DELETE FROM ${name} WHERE merchant_id = $1`, [writer]);
  await database.query("DELETE FROM merchants WHERE id = $1", [writer]);
}
