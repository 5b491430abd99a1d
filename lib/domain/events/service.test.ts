import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { prisma, queryable } from "#lib/db/prisma.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { publish } from "./service.ts";

await testDatabase();

const at = new Date("2026-11-22T10:30:00.123Z");
const started = { type: "conversation.started", data: { z: 1, a: 'ü"\\ 2', n: 1e21 } } as const;

type Listening = { event_types: string[]; status?: string; deleted?: boolean };

async function merchantWith(...endpoints: Listening[]) {
  const merchantId = `mrc_${randomUUID()}` as MerchantId;
  for (const [index, endpoint] of endpoints.entries()) {
    await database.query(
      `INSERT INTO webhook_endpoints (merchant_id, id, url, event_types, status, secret_ciphertext, deleted_at)
       VALUES ($1, $2, 'https://example.com', $3, $4, '', $5)`,
      [merchantId, `we_${index}`, endpoint.event_types, endpoint.status ?? "enabled", endpoint.deleted ? at : null],
    );
  }
  return merchantId;
}

const deliveriesOf = (merchantId: MerchantId) =>
  database.query<{ id: string; endpoint_id: string; event_id: string; next_attempt_at: Date | null }>(
    "SELECT * FROM webhook_deliveries WHERE merchant_id = $1 ORDER BY endpoint_id, event_id",
    [merchantId],
  );

test("an event makes one delivery for each endpoint that listens to its type, its family or everything", async () => {
  const merchantId = await merchantWith(
    { event_types: ["*"] },
    { event_types: ["conversation.*"] },
    { event_types: ["customer.created", "conversation.started"] },
    { event_types: ["conversation.completed", "customer.*"] },
    { event_types: ["*"], status: "disabled" },
    { event_types: ["*"], deleted: true },
  );
  await publish(database, merchantId, [started], at);
  const deliveries = await deliveriesOf(merchantId);
  expect(deliveries.map((row) => row.endpoint_id)).toEqual(["we_0", "we_1", "we_2"]);
  expect(deliveries.every((row) => /^dlv_[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(row.id))).toBe(true);
  expect(new Set(deliveries.map((row) => row.id)).size).toBe(3);
});

test("deliveries of a paused endpoint wait without a next attempt", async () => {
  const merchantId = await merchantWith({ event_types: ["*"], status: "paused" });
  await publish(database, merchantId, [started], at);
  expect((await deliveriesOf(merchantId)).map((row) => row.next_attempt_at)).toEqual([null]);
});

test("data keeps its bytes and the order of its keys", async () => {
  const merchantId = await merchantWith();
  await publish(database, merchantId, [started], at);
  const rows = await database.query("SELECT data::text, created_at FROM events WHERE merchant_id = $1", [merchantId]);
  expect(rows).toEqual([{ data: JSON.stringify(started.data), created_at: at }]);
});

test("events of one call are read in the order in which they were named", async () => {
  const merchantId = await merchantWith();
  const events = Array.from({ length: 50 }, (_, n) => ({ type: "conversation.updated" as const, data: { n } }));
  await publish(database, merchantId, events, at);
  const rows = await database.query<{ data: { n: number } }>(
    "SELECT data FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [merchantId],
  );
  expect(rows.map((row) => row.data.n)).toEqual(events.map((event) => event.data.n));
});

test("an event whose transaction fails leaves nothing behind", async () => {
  const merchantId = await merchantWith({ event_types: ["*"] });
  const failed = database.transaction(async (tx) => {
    await publish(tx, merchantId, [started], at);
    throw new Error("later");
  });
  await expect(failed).rejects.toThrow("later");
  expect(await deliveriesOf(merchantId)).toEqual([]);
});

test("publishing joins a Prisma transaction", async () => {
  const merchantId = await merchantWith({ event_types: ["*"] });
  await prisma().$transaction((tx) => publish(queryable(tx), merchantId, [started], at));
  expect(await deliveriesOf(merchantId)).toHaveLength(1);
});
