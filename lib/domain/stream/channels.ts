import { shared } from "#lib/shared.ts";
import { streamTypes } from "./contract.ts";
import { type Piece, piecesOf } from "./format.ts";
import { concerns, matches, type StreamFilter, type StreamItem } from "./rules.ts";
import type { Subscription } from "./subscription.ts";

/** All subscriptions of a merchant that want the same: what they want is found, and written, once for all. */
type Channel = { filter: StreamFilter; types: ReadonlySet<string>; members: Set<Subscription> };

const channels = shared("stream-channels", () => new Map<string, Map<string, Channel>>());

const nameOf = ({ events, conversation_id, customer_id, endpoint_id, scopes }: StreamFilter) =>
  JSON.stringify([events, conversation_id, customer_id, endpoint_id, scopes]);

const typesOf = (patterns: readonly string[]) =>
  new Set(streamTypes.filter((type) => patterns.some((pattern) => matches(pattern, type))));

/** The merchants that somebody listens to: all of them, or those where somebody listens to this type. */
export function merchantsHeard(type?: string): string[] {
  if (type === undefined) return [...channels.keys()];
  const hear = ({ types }: Channel) => types.has(type);
  return [...channels].filter(([, own]) => own.values().some(hear)).map(([merchantId]) => merchantId);
}

export function enter(subscription: Subscription): void {
  const { merchantId, filter } = subscription;
  const own = channels.get(merchantId) ?? new Map<string, Channel>();
  channels.set(merchantId, own);
  const name = nameOf(filter);
  const channel = own.get(name) ?? { filter, types: typesOf(filter.events), members: new Set() };
  own.set(name, channel);
  channel.members.add(subscription);
}

export function leave(subscription: Subscription): void {
  const { merchantId, filter } = subscription;
  const own = channels.get(merchantId);
  const name = nameOf(filter);
  const channel = own?.get(name);
  if (!own || !channel) return;
  channel.members.delete(subscription);
  if (channel.members.size === 0) own.delete(name);
  if (own.size === 0) channels.delete(merchantId);
}

/** Hands what happened to everybody who wants it. */
export function deliver(items: readonly StreamItem[], epoch: string): void {
  for (const [merchantId, own] of Map.groupBy(items, (item) => item.merchant_id)) {
    for (const { filter, types, members } of channels.get(merchantId)?.values() ?? []) {
      const chosen = own.filter((item) => types.has(item.type) && concerns(filter, item));
      if (chosen.length > 0) deliverTo(members, chosen, epoch);
    }
  }
}

function deliverTo(members: ReadonlySet<Subscription>, items: readonly StreamItem[], epoch: string): void {
  const written = new Map<string, Piece[]>();
  for (const subscription of members) {
    const { format } = subscription.outlet;
    const pieces = written.get(format.name) ?? piecesOf(items, epoch, format);
    written.set(format.name, pieces);
    for (const piece of pieces) subscription.push(piece);
  }
}
