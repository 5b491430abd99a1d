import { covers } from "#lib/http/scopes.ts";

/** Where in the stream something stands: by transaction, within it by kind and id. Everything has one place. */
export type Position = { xid: string; kind: number; id: string };

/** A moment of the reader: what comes after is handed out, what came before is read from the database. */
export type Present = { position: Position; epoch: string };

/** What a place in the stream stands for; within a transaction an event comes before its deliveries. */
export const kinds = { event: 0, deliveryCreated: 1, deliveryAttempted: 2 } as const;

/** Something that happened, ready to be sent. */
export type StreamItem = {
  position: Position;
  merchant_id: string;
  type: string;
  conversation_id: string | null;
  customer_id: string | null;
  endpoint_id: string | null;
  /** What its subscriber must hold beside the right to the stream. */
  scopes?: readonly string[];
  json: string;
};

export type StreamFilter = {
  /** Types, families (`conversation.*`) or everything (`*`). */
  events: readonly string[];
  conversation_id?: string;
  customer_id?: string;
  endpoint_id?: string;
  /** What the subscriber holds. */
  scopes: readonly string[];
};

/** Figures that come all the time are for who asks for them. */
const onlyWhenAsked = new Set(["system.metrics", "system.*", "export.progress"]);

/** Whether a pattern (`conversation.started`, `conversation.*`, `*`) covers a type of event, or a narrower pattern. */
export const matches = (pattern: string, type: string) =>
  pattern === type ||
  (pattern === "*" ? !onlyWhenAsked.has(type) : pattern.endsWith(".*") && type.startsWith(pattern.slice(0, -1)));

/** Whether it is about what the filter names and may be heard by who has it, whatever its type. */
export function concerns(filter: StreamFilter, item: StreamItem): boolean {
  return (
    (item.scopes === undefined || item.scopes.every((scope) => covers(filter.scopes, scope))) &&
    (filter.conversation_id === undefined || filter.conversation_id === item.conversation_id) &&
    (filter.customer_id === undefined || filter.customer_id === item.customer_id) &&
    (filter.endpoint_id === undefined || filter.endpoint_id === item.endpoint_id)
  );
}

export const wanted = (item: StreamItem, filter: StreamFilter): boolean =>
  filter.events.some((pattern) => matches(pattern, item.type)) && concerns(filter, item);

/** Whether `a` comes after `b`. Transaction ids have more digits than a number holds; ids compare as in the database. */
export function isAfter(a: Position, b: Position): boolean {
  if (a.xid !== b.xid) return BigInt(a.xid) > BigInt(b.xid);
  return a.kind !== b.kind ? a.kind > b.kind : a.id > b.id;
}

/** Before everything of this transaction and those that follow. */
export const startOf = (xid: string): Position => ({ xid, kind: 0, id: "" });
