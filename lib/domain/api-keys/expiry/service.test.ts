import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { startMailbox } from "#scripts/testing/mailbox.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { announceExpiringKeys } from "./service.ts";

await testDatabase();
const letters = await startMailbox();

const dayMs = 86_400_000;
const start = Date.now();
const after = (days: number) => new Date(start + days * dayMs);

async function keyOf(days: number) {
  const { account, key: owner } = await testMerchant();
  const body = { name: "Till", scopes: ["*"], expires_at: after(days).toISOString() };
  const { id } = (await call("POST", "/v1/api-keys", { key: owner, body })).json;
  const announced = async () => {
    const rows = await database.query<{ days: number }>(
      `SELECT (changes->'announced_days'->>'to')::int AS days FROM audit_logs
       WHERE target_id = $1 AND action = 'api_key.expiring' ORDER BY id`,
      [id],
    );
    return rows.map((row) => row.days);
  };
  const mails = () => letters.filter(({ to }) => to === account.user.email);
  return { id, owner, announced, mails };
}

test("the end of a key is announced 14, 7 and 1 days before, each once, however many workers look", async () => {
  const { announced, mails } = await keyOf(30);
  for (const day of [10, 16.5, 17, 23.5, 29.5, 29.9]) {
    await Promise.all([announceExpiringKeys(after(day)), announceExpiringKeys(after(day))]);
  }
  expect(await announced()).toEqual([14, 7, 1]);
  expect(mails().map(({ text }) => text.includes("Till"))).toEqual([true, true, true]);
});

test("a key that was given more time is announced anew, one that was rotated or revoked is not", async () => {
  const [longer, rotated, revoked] = [await keyOf(30), await keyOf(30), await keyOf(30)];
  await announceExpiringKeys(after(17));
  const expires_at = after(60).toISOString();
  await call("PUT", `/v1/api-keys/${longer.id}`, { key: longer.owner, body: { expires_at } });
  await call("POST", `/v1/api-keys/${rotated.id}/rotate`, { key: rotated.owner, body: { overlap_seconds: 2_592_000 } });
  await call("DELETE", `/v1/api-keys/${revoked.id}`, { key: revoked.owner });
  await announceExpiringKeys(after(29.5));
  await announceExpiringKeys(after(47));
  expect(await longer.announced()).toEqual([14, 14]);
  expect([await rotated.announced(), await revoked.announced()]).toEqual([[14], [14]]);
});
