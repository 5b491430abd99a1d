import { decodeCursor, encodeCursor } from "#lib/http/cursor.ts";
import { timeOfId } from "#lib/ids.ts";
import type { Position, StreamItem } from "./rules.ts";
import type { EndReason } from "./subscription.ts";
import type { Cursor } from "./watch.ts";

// Places in the stream as clients see them: the same for every transport.

const tag = "stream";

export const encodePlace = ({ epoch, position: { xid, kind, id } }: Cursor) =>
  encodeCursor(tag, [epoch, xid, kind, id]);

const places = new WeakMap<StreamItem, string>();

/** An item's place, which is signed once however many clients it goes to. */
export function placeOf(item: StreamItem, cursor: Cursor): string {
  const known = places.get(item);
  if (known !== undefined) return known;
  const place = encodePlace(cursor);
  places.set(item, place);
  return place;
}

export function decodePlace(text: string): Cursor {
  const [epoch, xid, kind, id] = decodeCursor(tag, text, 4);
  return { epoch: String(epoch), position: { xid: String(xid), kind: Number(kind), id: String(id) } };
}

/** What a client is told when nobody can say what it missed, and from where it can fetch. */
export function gapOf({ id }: Position) {
  const since = id ? `?created_after=${timeOfId(id).toISOString()}` : "";
  return {
    event: "gap",
    message: "Events may have been missed: the cursor belongs to another state of the database.",
    fetch_from: `/v1/events${since}`,
  };
}

/** What a client is told when its stream ends although it did not leave. */
export const farewells: Record<Exclude<EndReason, "left">, string> = {
  slow: "You read too slowly. Connect again with your last cursor.",
  stopping: "This server stops. Connect again with your last cursor.",
  moved: "The database was replaced. Connect again with your last cursor.",
};
