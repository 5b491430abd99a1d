import { expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { AppError } from "#lib/http/errors.ts";
import type { JsonText } from "#lib/http/respond.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import * as single from "../service.ts";
import { readOperation } from "./read.ts";
import type { Operation } from "./rules.ts";
import { runBatch } from "./service.ts";

await testDatabase();

const now = new Date();

/** The same numbers from the same seed, so that a failure can be looked at again. */
function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1103515245 + 12345) % 2 ** 31;
    return state / 2 ** 31;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, pick: <T>(list: readonly T[]) => list[below(list.length)] as T, maybe: () => next() < 0.5 };
}

type Random = ReturnType<typeof random>;
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

function customerOf({ pick, maybe }: Random) {
  const who = pick(["ann", "bo", "cy", "di"]);
  return {
    external_id: who,
    ...(maybe() && { email: `${pick([who, who, who, "ann"])}@example.com` }),
    ...(maybe() && { name: `${who} ${pick(["北", "é", "Ω"])}`, tags: [pick(["vip", "new"])] }),
    ...(maybe() && { preferences: { size: pick(["S", "M"]) }, metadata: { seen: pick([1, 2]) } }),
  };
}

function change({ pick, maybe, below }: Random) {
  return {
    priority: pick(["low", "normal", "urgent"]),
    ...(maybe() && { add_tags: [pick(["a", "b", "c"])], remove_tags: [pick(["a", "b", "c"])] }),
    ...(maybe() && { metadata: { [pick(["x", "y"])]: pick([null, 1, "two", { deep: [1] }]) } }),
    ...(maybe() && { satisfaction_score: below(6) }),
    ...(maybe() && { cart: pick([null, { value: below(900), currency: "EUR", items: [{ sku: "s", quantity: 1 }] }]) }),
    ...(maybe() && { purchase_intent: pick(["low", "high", null]) }),
    ...(maybe() && { purchase: pick([null, { order_id: "o-1", value: 12.5 }]) }),
    ...(maybe() && { note: "Seen", assigned_to: pick(["Noor", null]) }),
  };
}

function operation(dice: Random, index: number): unknown {
  const { pick, maybe, below, next } = dice;
  const external_id = `chat-${below(12)}`;
  const said = () => ({
    role: pick(["customer", "assistant", "agent", "system"]),
    content: `said ${index} 你好`,
    sent_at: ago(1000 - index - below(3) / 10),
  });
  const create = {
    external_id,
    customer: customerOf(dice),
    started_at: ago(1100 + 500 * next()),
    ...(maybe() && { initial_message: `Hi ${index}`, tags: ["a", "a", "z"], metadata: { x: 0, y: null } }),
    ...(maybe() && { messages: [said()], cart: { value: 300, currency: "EUR" } }),
  };
  const action = pick([
    "create",
    "create",
    "update",
    "tag",
    "untag",
    "note",
    "close",
    "reopen",
    "resolve",
    "escalate",
    "add_message",
    "add_message",
    "add_message",
    "delete",
  ]);
  if (action === "create") return { action, data: create };
  const data: Record<string, unknown> = {
    update: change(dice),
    tag: { tags: [pick(["a", "b"])] },
    untag: { tags: [pick(["a", "b"])] },
    note: { body: `Note ${index}` },
    add_message: said(),
    escalate: { escalation_reason: "refund" },
    resolve: maybe() ? change(dice) : undefined,
  };
  return { action, external_id, ...(data[action] !== undefined && { data: data[action] }) };
}

/** Does one operation as the single call does it. */
async function alone(ctx: Ctx, operation: Operation): Promise<unknown> {
  if (operation.action === "create") return single.create(ctx, operation.data);
  const [row] = await database.query<{ id: string }>(
    "SELECT id FROM conversations WHERE merchant_id = $1 AND external_id = $2",
    [ctx.merchantId, operation.external_id],
  );
  const id = row?.id ?? "conv_none";
  switch (operation.action) {
    case "add_message":
      return single.addMessage(ctx, id, operation.data);
    case "note":
      return single.addNote(ctx, id, operation.data);
    case "delete":
      return single.remove(ctx, id);
    case "tag":
      return single.update(ctx, id, { add_tags: operation.data.tags });
    case "untag":
      return single.update(ctx, id, { remove_tags: operation.data.tags });
    case "update":
      return single.update(ctx, id, operation.data);
    default: {
      const status = ({ close: "closed", reopen: "active", resolve: "resolved", escalate: "escalated" } as const)[
        operation.action
      ];
      return single.update(ctx, id, { ...operation.data, status });
    }
  }
}

async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await (work as Promise<JsonText>);
    return "done";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code;
  }
}

/** Everything that a merchant has, without ids: each is replaced by what it names. */
async function everything({ merchantId }: Ctx): Promise<string> {
  const rows = (sql: string) => database.query<Record<string, unknown>>(sql, [merchantId]);
  const ids = await rows(`SELECT id, external_id FROM customers WHERE merchant_id = $1
    UNION ALL SELECT id, external_id FROM conversations WHERE merchant_id = $1`);
  const all = {
    customers: await rows(
      "SELECT to_jsonb(u) - '{created_at,updated_at}'::text[] AS it FROM customers u WHERE merchant_id = $1 ORDER BY external_id",
    ),
    figures: await rows(`SELECT f.* FROM customer_figures f JOIN customers u USING (merchant_id)
      WHERE merchant_id = $1 AND u.id = f.customer_id ORDER BY u.external_id`),
    conversations: await rows("SELECT * FROM conversations WHERE merchant_id = $1 ORDER BY external_id"),
    messages: await rows(`SELECT m.* FROM messages m JOIN conversations c USING (merchant_id)
      WHERE merchant_id = $1 AND c.id = m.conversation_id ORDER BY c.external_id, m.sent_at, m.content`),
    notes: await rows(`SELECT n.* FROM conversation_notes n JOIN conversations c USING (merchant_id)
      WHERE merchant_id = $1 AND c.id = n.conversation_id ORDER BY c.external_id, n.body`),
    events: await rows("SELECT type, data FROM events WHERE merchant_id = $1 ORDER BY xid, id"),
    deliveries: await rows(
      `SELECT event_type, count(*) FROM webhook_deliveries WHERE merchant_id = $1 GROUP BY 1 ORDER BY 1`,
    ),
    audit: await rows("SELECT count(*) FROM audit_logs WHERE merchant_id = $1 AND action = 'conversation.deleted'"),
  };
  const names = new Map(ids.map(({ id, external_id }) => [String(id), String(external_id)]));
  const text = JSON.stringify(all, null, 1).replaceAll(merchantId, "merchant");
  return text.replace(/(conv|cust|msg|note)_[0-9a-z]{26}/g, (id, kind) => names.get(id) ?? kind);
}

test.each([1, 2, 3, 4, 5, 6])("batch %i leaves the same rows and events as its operations one by one", async (seed) => {
  const dice = random(seed * 7919);
  const [many, one] = await Promise.all([testMerchant(), testMerchant()]);
  for (const { ctx, key } of [many, one]) {
    ctx.now = () => now;
    const body = { url: "https://1.1.1.1/hooks", event_types: ["conversation.*"] };
    await call("POST", "/v1/webhook-endpoints", { key, body });
  }
  for (const size of [60, 60, 20]) {
    const operations = Array.from({ length: size }, (_, index) => operation(dice, index));
    const together = await runBatch(many.ctx, { operations, atomic: false });
    const outcomes = [];
    for (const [index, given] of operations.entries()) {
      const read = readOperation(given, index);
      outcomes.push("error" in read ? read.error.code : await outcome(alone(one.ctx, read.operation)));
    }
    expect(together.results.map(({ error }) => error?.code ?? "done")).toEqual(outcomes);
    expect(await everything(many.ctx)).toBe(await everything(one.ctx));
  }
});
