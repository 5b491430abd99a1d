import type { Ctx, MerchantId } from "#lib/context.ts";
import type { Queryable } from "#lib/db/database.ts";
import { hint } from "#lib/db/listen.ts";
import type { RowsSql } from "#lib/db/sql.ts";
import type { Input } from "#lib/http/contract.ts";
import { decodeCursor } from "#lib/http/cursor.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import { jsonPage } from "#lib/http/page.ts";
import { JsonText } from "#lib/http/respond.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import { catalogue, type EventType } from "./catalogue/contract.ts";
import type { listEvents } from "./contract.ts";
import * as queries from "./queries.ts";
import { describedTypes, eventJson } from "./rules.ts";

/** Something that happened; `data` is what the catalogue describes for its type. */
export type NewEvent = {
  type: EventType;
  data: Record<string, unknown>;
  conversation_id?: string;
  customer_id?: string;
  /** The endpoint that the event is about: it goes to the others only. */
  about_endpoint_id?: string;
};

/** Writes events and their webhook deliveries in the caller's transaction; readers see them in the order given. */
export async function publish(tx: Queryable, merchantId: MerchantId, events: NewEvent[], at: Date): Promise<void> {
  if (events.length === 0) return;
  // Ids of one millisecond differ only by chance; sorted, they keep the order in which the caller names the events.
  const ids = events.map(() => newId("event", at.getTime())).sort();
  await queries.insertEvents(
    tx,
    merchantId,
    at,
    events.map((event, index) => ({ ...event, id: ids[index] as string })),
  );
}

/** Writes an event that only one endpoint gets: a documented example, or what an earlier event said. */
export async function publishTest(
  tx: Queryable,
  merchantId: MerchantId,
  { type, data = catalogue[type].example }: { type: EventType; data?: Record<string, unknown> },
  at: Date,
): Promise<string> {
  const id = newId("event", at.getTime());
  await queries.insertTestEvent(tx, merchantId, at, { id, type, data });
  return id;
}

/** After the commit: wakes workers and streams. Only a hint; without it they find the events by polling. */
export function announce(): void {
  hint();
}

/** From when on no event can have been dropped for its age. */
export { keptSince } from "./queries.ts";

export async function list(ctx: Ctx, input: Input<typeof listEvents>["query"]): Promise<JsonText> {
  const { limit, cursor, after, ...filter } = input;
  if (after) return listAfter(ctx, after, { limit, cursor, filter });
  const from = cursor ? decodeCursor("events", cursor, 2) : null;
  const rows = await queries.list(ctx.db, ctx.merchantId, filter, from, limit + 1);
  const items = rows.map((row) => ({ item: eventJson(row), keys: [row.created_at.toISOString(), row.id] }));
  return jsonPage(items, limit, "events");
}

type Page = { limit: number; cursor: string | undefined; filter: queries.Filter };

async function listAfter(ctx: Ctx, id: string, { limit, cursor, filter }: Page): Promise<JsonText> {
  const tag = "events after";
  const place = await queries.place(ctx.db, ctx.merchantId, id);
  if (!place) throw await unknownPlace(ctx, id);
  if (place.elsewhere) {
    const since = timeOfId(id).toISOString();
    throw invalidField("after", "restored", `${id} is from before a restore. Use created_after=${since} instead.`);
  }
  const from = cursor ? decodeCursor(tag, cursor, 2) : [place.xid, id];
  if (cursor && (await isDropped(ctx, String(from[1])))) {
    throw invalidField("cursor", "expired", "Events after this place have been dropped for their age. Begin anew.");
  }
  const rows = await queries.listAfter(ctx.db, ctx.merchantId, filter, from, limit + 1);
  return jsonPage(
    rows.map((row) => ({ item: eventJson(row), keys: [row.xid, row.id] })),
    limit,
    tag,
  );
}

async function isDropped(ctx: Ctx, id: string): Promise<boolean> {
  const since = await queries.keptSince(ctx.db);
  return since !== null && timeOfId(id) < since;
}

async function unknownPlace(ctx: Ctx, id: string) {
  if (!(await isDropped(ctx, id))) return invalidField("after", "not_found", `There is no event ${id}.`);
  const message = `Events as old as ${id} have been dropped, and later ones perhaps too. Begin with created_after.`;
  return invalidField("after", "expired", message);
}

export async function get(ctx: Ctx, id: string): Promise<JsonText> {
  const row = await queries.get(ctx.db, ctx.merchantId, id);
  if (!row) throw new AppError("NOT_FOUND", `No event ${id}.`);
  return new JsonText(eventJson(row));
}

/** The whole documented example of a type. */
export const exampleOf = (type: EventType) => describedTypes().find(({ event }) => event === type)?.example;

/** SQL for all events that a filter leaves, for an export. */
export const allRows = (ctx: Ctx, filter: queries.Filter): RowsSql => queries.all(ctx.merchantId, filter);

/** Every type of event, as the catalogue describes it. */
export function listTypes() {
  return { data: describedTypes(), has_more: false, next_cursor: null };
}
