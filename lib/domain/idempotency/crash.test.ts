import { expect, test } from "vitest";
import { connect } from "#lib/db/connect.ts";
import { database } from "#lib/db/database.ts";
import { startServer } from "#scripts/testing/chaos/server-process.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { freePort } from "#scripts/testing/port.ts";
import { eventually } from "#scripts/testing/receiver.ts";

// A server is killed in the middle of a call, and the client sends it again to another one.

const url = await testDatabase();
/** Longer than a dead server keeps a key. */
const timeout = 60_000;

const send = (port: number, key: string) =>
  fetch(`http://127.0.0.1:${port}/v1/conversations`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "idempotency-key": "interrupted" },
    body: JSON.stringify({ customer: { external_id: "teresa" } }),
  });

/** Sends the call as often as it is told that another is still running. */
async function repeat(port: number, key: string) {
  const refusals: (string | null)[] = [];
  return eventually(async () => {
    const answer = await send(port, key);
    if (answer.status !== 409) return { status: answer.status, id: (await answer.json()).id as string, refusals };
    refusals.push(answer.headers.get("retry-after"));
    return false;
  }, timeout / 2);
}

/** Keeps others waiting for what the statement locks. */
async function hold(statement: string) {
  const client = await connect(url, "test-lock");
  await client.query(`BEGIN; ${statement}`);
  return () => client.end();
}

/** Ends the database's side of a call too, as when the whole machine is gone. */
const endWaiting = () =>
  database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND wait_event_type = 'Lock'`,
  );

const someoneWaits = (what: string) =>
  eventually(async () => {
    const waiting = await database.query(
      `SELECT 1 FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ILIKE $1`,
      [`%${what}%`],
    );
    return waiting.length > 0;
  }, 20_000);

const conversationsOf = (merchantId: string) =>
  database.query<{ id: string }>("SELECT id FROM conversations WHERE merchant_id = $1", [merchantId]);

/** A call that waits to write at a server that is going to die, and another server, to which it is sent again. */
async function interrupted() {
  const { key, ctx } = await testMerchant();
  const [first, second] = [await freePort(), await freePort()];
  const [dying, other] = await Promise.all([startServer(first), startServer(second)]);
  const letGo = await hold("LOCK TABLE conversations IN SHARE MODE");
  const unanswered = send(first, key).catch(() => "cut off");
  await someoneWaits("conversations");
  const isCarriedOutOnce = async () => {
    expect(await unanswered).toBe("cut off");
    const answer = await repeat(second, key);
    expect(answer.status).toBe(201);
    expect(await conversationsOf(ctx.merchantId)).toEqual([{ id: answer.id }]);
    await other.stop();
  };
  return { key, merchantId: ctx.merchantId, second, dying, letGo, isCarriedOutOnce };
}

test("killed before it has written, a server leaves nothing: the call sent again is carried out once", {
  timeout,
}, async () => {
  const { key, second, dying, letGo, isCarriedOutOnce } = await interrupted();
  const early = await send(second, key);
  expect([early.status, early.headers.get("retry-after")]).toEqual([409, "1"]);
  await dying.stop();
  await letGo();
  await isCarriedOutOnce();
});

test("killed when it has written but not kept its answer, a server leaves nothing either", { timeout }, async () => {
  const { merchantId, dying, letGo: letWrite, isCarriedOutOnce } = await interrupted();
  const letKeep = await hold(`SELECT 1 FROM idempotency_records WHERE merchant_id = '${merchantId}' FOR UPDATE`);
  await letWrite();
  await someoneWaits("UPDATE idempotency_records SET response_status");
  await dying.stop();
  await endWaiting();
  await letKeep();
  await isCarriedOutOnce();
});
