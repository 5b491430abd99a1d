import { decodeCursor, encodeCursor } from "#lib/http/cursor.ts";
import { timeOfId } from "#lib/ids.ts";
import type { Position, StreamItem } from "./rules.ts";
import type { EndReason } from "./subscription.ts";

// Places in the stream as clients see them: the same for every transport.

/** A place in the stream that a client can come back to, with the history it belongs to and about when it was. */
export type Cursor = { epoch: string; position: Position; at: Date | null };

const tag = "stream";

/** A place between events has a moment where others have an id. */
export function encodePlace(epoch: string, { xid, kind, id }: Position, now: Date): string {
  return encodeCursor(tag, [epoch, xid, kind, id || Math.floor(now.getTime() / 1000)]);
}

const places = new WeakMap<StreamItem, string>();

/** An item's place, which is signed once however many clients it goes to. */
export function placeOf(item: StreamItem, epoch: string): string {
  const known = places.get(item);
  if (known !== undefined) return known;
  const place = encodePlace(epoch, item.position, new Date());
  places.set(item, place);
  return place;
}

export function decodePlace(text: string): Cursor {
  const [epoch, xid, kind, about] = decodeCursor(tag, text, 4);
  const between = typeof about === "number";
  const id = between ? "" : String(about);
  const at = between ? new Date(about * 1000) : id ? timeOfId(id) : null;
  return { epoch: String(epoch), position: { xid: String(xid), kind: Number(kind), id }, at };
}

/** What a client is told when nobody can say what came since its cursor, and from where it can fetch. */
export type Gap = { event: "gap"; reason: "expired" | "restored"; message: string; fetch_from: string };

const fetchFrom = (since: Date | null) => (since ? `/v1/events?created_after=${since.toISOString()}` : "/v1/events");

/** Some of what followed the cursor is no longer kept; what is, begins at this moment. */
export const expired = (since: Date): Gap => ({
  event: "gap",
  reason: "expired",
  message: "Events may have been missed: some of what came after the cursor is no longer kept.",
  fetch_from: fetchFrom(since),
});

/** The cursor stands for nothing in this database, as after a backup was put back. */
export const restored = ({ at }: Cursor): Gap => ({
  event: "gap",
  reason: "restored",
  message: "Events may have been missed: the cursor belongs to another state of the database.",
  fetch_from: fetchFrom(at),
});

/** What a client is told when its stream ends although it did not leave. */
export const farewells: Record<Exclude<EndReason, "left">, string> = {
  slow: "You read too slowly. Connect again with your last cursor.",
  stopping: "This server stops. Connect again with your last cursor.",
  moved: "The database was replaced. Connect again with your last cursor.",
  failed: "The database did not answer. Connect again with your last cursor.",
};
