import type { MerchantId } from "#lib/context.ts";
import { database, type Queryable } from "#lib/db/database.ts";
import * as queries from "./queries.ts";
import { tokensAt, turnOf } from "./rules.ts";

/** Endpoints that get a turn at a time; the others wait for the next, a few milliseconds later. */
const turnsAtOnce = 200;
/** Deliveries to look among where some may have to wait for earlier ones of their order. */
const lookAhead = 200;
/** How many orders the upkeep looks through in one statement, and in one run. */
const keysAtOnce = 1_000;
const keysInRun = 50_000;

export type Grants = {
  lanes: queries.LaneRow[];
  grants: { merchant_id: MerchantId; endpoint_id: string; most: number; look: number }[];
  /** When another may go, in ms; null when only an end of what is under way changes that. */
  inMs: number | null;
};

type Room = { room: number; share: number; running: ReadonlyMap<string, number> };

/** How many deliveries endpoints with limits, an order or an open circuit may be sent now. Their lanes stay locked. */
export async function grantTurns(tx: Queryable, { room, share, running }: Room, now: Date): Promise<Grants> {
  const lanes = await queries.lockTurns(tx, turnsAtOnce, now);
  if (lanes.length === 0) return { lanes, grants: [], inMs: null };
  const flights = new Map((await queries.inFlight(tx, lanes, now)).map((row) => [row.endpoint_id, row.count]));
  const grants: Grants["grants"] = [];
  const fair = Math.max(1, Math.ceil(room / lanes.length));
  let inMs: number | null = null;
  for (const lane of lanes) {
    const { merchant_id, endpoint_id } = lane;
    const turn = turnOf(lane, lane, flights.get(endpoint_id) ?? 0, now);
    if (turn.inMs !== null) inMs = Math.min(turn.inMs, inMs ?? turn.inMs);
    const isOff = lane.deleted || lane.status !== "enabled";
    const most = isOff ? lookAhead : Math.min(fair, turn.count, share - (running.get(endpoint_id) ?? 0));
    if (most <= 0) continue;
    grants.push({ merchant_id, endpoint_id, most, look: lane.ordering === "none" ? most : Math.max(most, lookAhead) });
  }
  return { lanes, grants, inMs };
}

/** Notes what of the grants was taken. */
export async function settleTurns(
  tx: Queryable,
  { lanes, grants }: Grants,
  taken: readonly { endpoint_id: string }[],
  now: Date,
): Promise<void> {
  const counts = new Map<string, number>();
  for (const { endpoint_id } of taken) counts.set(endpoint_id, (counts.get(endpoint_id) ?? 0) + 1);
  const granted = new Set(grants.map(({ endpoint_id }) => endpoint_id));
  const turned = lanes.filter(({ endpoint_id }) => granted.has(endpoint_id));
  const used = turned.map((lane) => {
    const { merchant_id, endpoint_id } = lane;
    const left = tokensAt(lane, lane, now) - (counts.get(endpoint_id) ?? 0);
    return { merchant_id, endpoint_id, tokens: lane.rate_limit === null ? null : left };
  });
  await queries.saveTurns(tx, used, now);
}

type Ordered = { merchant_id: MerchantId; endpoint_id: string; ordering_key: string | null };

const keysOf = (deliveries: readonly Ordered[]) => {
  const keyed = deliveries.filter((delivery): delivery is queries.OrderKey => delivery.ordering_key !== null);
  const unique = new Map(keyed.map((key) => [`${key.endpoint_id} ${key.ordering_key}`, key]));
  return [...unique.values()].map(({ merchant_id, endpoint_id, ordering_key }) => {
    return { merchant_id, endpoint_id, ordering_key };
  });
};

/**
 * Before deliveries of an order end: no turn may judge meanwhile who is first. All their endpoints are locked at once,
 * since locking more later could wait for one who waits for us.
 */
export async function holdOrders(tx: Queryable, deliveries: readonly Ordered[]): Promise<void> {
  if (deliveries.every(({ ordering_key }) => ordering_key === null)) return;
  await queries.lock(tx, [...new Map(deliveries.map((delivery) => [delivery.endpoint_id, delivery])).values()]);
}

/** After deliveries of an order have ended: what comes next in it may go. */
export async function releaseNext(tx: Queryable, deliveries: readonly Ordered[], now: Date): Promise<void> {
  const keys = keysOf(deliveries);
  if (keys.length > 0) await queries.releaseFirst(tx, keys, now);
}

/** For the worker, now and then: lets go of what is held although it is the first of its order. */
export async function releaseForgottenOrders(now: Date): Promise<void> {
  let after: queries.OrderKey | null = null;
  for (let seen = 0; seen < keysInRun; seen += keysAtOnce) {
    const keys: queries.OrderKey[] = await queries.orderKeys(database, after, keysAtOnce);
    if (keys.length > 0) await queries.releaseFirst(database, keys, now);
    if (keys.length < keysAtOnce) return;
    after = keys.at(-1) ?? null;
  }
}

/** The endpoint was changed, so it is tried at once; `anew`: and its failures so far do not disable it. */
export async function resetLane(
  tx: Queryable,
  merchantId: MerchantId,
  endpointId: string,
  anew: boolean,
): Promise<void> {
  const key = { merchant_id: merchantId, endpoint_id: endpointId };
  await queries.reset(tx, key, anew);
  await queries.setTurns(tx, key, false);
}
