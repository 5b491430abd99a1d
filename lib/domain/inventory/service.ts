import type { z } from "zod";
import type { Ctx } from "#lib/context.ts";
import type { JsonQueryable } from "#lib/db/database.ts";
import { record } from "#lib/domain/audit/service.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { check } from "#lib/http/parse.ts";
import { JsonText, Reply } from "#lib/http/respond.ts";
import {
  type batchInventory,
  type getInventoryStatus,
  InventoryChange,
  type InventoryTotals,
  type PutInventoryItem,
} from "./contract.ts";
import * as queries from "./queries.ts";
import {
  applyChanges,
  availableOf,
  type Change,
  type Crossing,
  eventOf,
  type Item,
  type Outcome,
  statusOf,
} from "./rules.ts";

export { eventOf as crossingEvent, type Item } from "./rules.ts";

const notFound = (sku: string) => new AppError("NOT_FOUND", `No item ${sku}.`);

export async function status(ctx: Ctx, input: Input<typeof getInventoryStatus>["query"]): Promise<JsonText> {
  const { limit, cursor, sort, ...filter } = input;
  const tag = `inventory ${sort}`;
  const order = { column: sort.replace("-", "") as queries.SortColumn, descending: sort.startsWith("-") };
  const after = cursor ? decodeCursor(tag, cursor, 2) : null;
  const [rows, counts] = await Promise.all([
    queries.list(ctx.db, ctx.merchantId, filter, order, after, limit + 1),
    queries.countByStatus(ctx.db, ctx.merchantId, filter),
  ]);
  const totals: z.output<typeof InventoryTotals> = { all: 0, in_stock: 0, low_stock: 0, out_of_stock: 0 };
  for (const { status, count } of counts) {
    totals[status] = count;
    totals.all += count;
  }
  return jsonPage(rows, limit, tag, `,"totals":${JSON.stringify(totals)}`);
}

export async function get(ctx: Ctx, sku: string): Promise<JsonText> {
  const item = await queries.get(ctx.db, ctx.merchantId, sku);
  if (!item) throw notFound(sku);
  return new JsonText(item);
}

export async function put(ctx: Ctx, sku: string, body: z.output<typeof PutInventoryItem>): Promise<JsonText | Reply> {
  // A new SKU that cannot be one is named as the fault; in a path it would be the 404 of what does not exist.
  const change = check(InventoryChange, { sku, ...body }, "body");
  const [created, item] = await ctx.db.transaction(async (tx) => {
    const [outcome] = await write(tx, ctx, [change]);
    if (!outcome || "error" in outcome) throw outcome?.error ?? notFound(sku);
    return [outcome.created, new JsonText((await queries.get(tx, ctx.merchantId, change.sku)) as string)] as const;
  });
  announce();
  return created ? new Reply(201, item) : item;
}

/** Applies changes in the order given: a fixed number of statements, however many changes. */
export async function write(tx: JsonQueryable, ctx: Ctx, changes: Change[]): Promise<Outcome[]> {
  const { merchantId } = ctx;
  const now = ctx.now();
  const skus = [...new Set(changes.map((change) => change.sku))];
  const wanted = new Set(changes.filter((change) => change.quantity !== undefined).map((change) => change.sku));
  const fresh = new Set(await queries.claimNew(tx, merchantId, [...wanted], now));
  const locked = await queries.lock(tx, merchantId, skus);
  const before = new Map(locked.filter((item) => !fresh.has(item.sku)).map((item) => [item.sku, item]));
  const { written, outcomes, crossings } = applyChanges(before, changes, now);
  for (const item of written) fresh.delete(item.sku);
  if (written.length > 0) await queries.write(tx, merchantId, written, now);
  if (fresh.size > 0) await queries.remove(tx, merchantId, [...fresh]);
  await tell(tx, ctx, crossings);
  return outcomes;
}

/** Puts items on the shelf as they are and tells nothing: for what was so before. */
export const shelve = (tx: JsonQueryable, ctx: Ctx, items: Item[]) =>
  queries.write(tx, ctx.merchantId, items, ctx.now());

async function tell(tx: JsonQueryable, ctx: Ctx, crossings: Crossing[]): Promise<void> {
  const named = new Set(crossings.flatMap(({ item }) => item.alternatives));
  const others = named.size > 0 ? await queries.read(tx, ctx.merchantId, [...named]) : [];
  const known = new Map(others.map((item) => [item.sku, item]));
  const events = crossings.map((crossing) => eventOf(crossing, known));
  await publish(tx, ctx.merchantId, events, ctx.now());
}

export async function batch(ctx: Ctx, { items }: Input<typeof batchInventory>["body"]) {
  const read = items.map(readItem);
  const changes = read.filter((item): item is Change => !("error" in item));
  const outcomes = await ctx.db.transaction((tx) => write(tx, ctx, changes));
  announce();
  let next = 0;
  const data = read.map((item, index) => presentOutcome("error" in item ? item : (outcomes[next++] as Outcome), index));
  const count = (result: string) => data.filter((row) => row.result === result).length;
  return { data, summary: { created: count("created"), updated: count("updated"), failed: count("failed") } };
}

/** One item of a batch, or why it cannot be read. */
function readItem(raw: unknown, index: number): Change | { sku: string | null; error: AppError } {
  try {
    return check(InventoryChange, raw, "body", `items[${index}]`);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { sku } = (raw ?? {}) as { sku?: unknown };
    return { sku: typeof sku === "string" ? sku : null, error };
  }
}

function presentOutcome(outcome: Outcome | { sku: string | null; error: AppError }, index: number) {
  const { sku } = outcome;
  if ("error" in outcome) {
    const { code, message, details } = outcome.error;
    const nothing = { quantity: null, available: null, status: null };
    return { index, sku, result: "failed", ...nothing, error: { code, message, details } } as const;
  }
  const { item, created } = outcome;
  const after = { quantity: item.quantity, available: availableOf(item), status: statusOf(item) };
  return { index, sku, result: created ? "created" : "updated", ...after, error: null } as const;
}

export async function remove(ctx: Ctx, sku: string): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const [item] = await queries.lock(tx, ctx.merchantId, [sku]);
    if (!item) throw notFound(sku);
    await queries.remove(tx, ctx.merchantId, [sku]);
    const { name, quantity } = item;
    await record(tx, ctx, {
      action: "inventory_item.deleted",
      target_type: "inventory_item",
      target_id: sku,
      changes: { name: { from: name, to: null }, quantity: { from: quantity, to: null } },
    });
  });
}
