import { randomUUID } from "node:crypto";
import { byIndex } from "#lib/db/by-index.ts";
import { grantTurns, settleTurns } from "../../lanes/service.ts";
import type { Claim } from "../queries.ts";
import { keepLeases } from "./leases.ts";
import * as queries from "./queries.ts";

/** Planning a statement over the partitions costs as much as 200 rows of it. */
const batchSize = 500;
/** How long to claim from each endpoint by itself once rows of a few have stood in the way of the others. */
const crowdedMs = 500;
/** An endpoint may have one part of so many of what is free, so that something stays free however many of them hang. */
const sharesOfRoom = 8;
/** Turns of endpoints take at most one part of so many of the time. */
const turnsShare = 4;
const shortestPauseMs = 10;
const longestPauseMs = 500;
/** A claim that a crash of the database undoes is a lease that ends early. */
const lease = { keepPlans: true, mayBeLost: true };
/** While no endpoint with turns has anything to send. */
const quietMs = 50;

export type Claimed = {
  jobs: Claim[];
  /** Others are due that were not taken. */
  more: boolean;
  /** In how many ms something may be taken that may not yet. */
  inMs?: number;
};

export function createClaims() {
  const running = new Map<string, number>();
  const leases = keepLeases();
  let nextTurns = 0;
  let crowdedUntil = 0;

  const add = (claims: readonly Claim[]) => {
    leases.hold(claims);
    for (const { endpoint_id } of claims) running.set(endpoint_id, (running.get(endpoint_id) ?? 0) + 1);
  };

  const optionsOf = (room: number, share: number): queries.ClaimOptions => ({
    ...{ claimId: randomUUID(), now: new Date(), room, share },
    running: [...running].map(([endpoint_id, count]) => ({ endpoint_id, count })),
  });

  /** Of endpoints with limits, an order or an open circuit. */
  async function takeTurns(room: number, share: number): Promise<Claimed> {
    const began = performance.now();
    if (began < nextTurns) return { jobs: [], more: false, inMs: Math.ceil(nextTurns - began) };
    const options = optionsOf(room, share);
    const { claims, more, inMs } = await byIndex(async (tx) => {
      const turns = await grantTurns(tx, { room, share, running }, options.now);
      if (turns.grants.length === 0) return { claims: [], more: false, inMs: turns.inMs ?? longestPauseMs };
      const wide = { ...options, room: turns.grants.reduce((sum, { look }) => sum + look, 0) };
      const { claims, seen } = await queries.claimGrants(tx, wide, turns.grants);
      await settleTurns(tx, turns, claims, options.now);
      return { claims, more: seen > claims.length || claims.length >= room, inMs: turns.inMs ?? longestPauseMs };
    }, lease);
    add(claims);
    const took = performance.now() - began;
    nextTurns = performance.now() + Math.max(claims.length > 0 || more ? 0 : quietMs, took * (turnsShare - 1));
    const pause = Math.min(longestPauseMs, Math.max(shortestPauseMs, inMs));
    return { jobs: claims, more, inMs: pause };
  }

  async function take(room: number, share: number, each: boolean) {
    const taken = await byIndex((tx) => queries.claimDue(tx, optionsOf(room, share), each), lease);
    add(taken.claims);
    return taken;
  }

  /** Of all the others: what is due longest, or some of each endpoint while a few fill the queue. */
  async function takeCommon(room: number, share: number): Promise<Claimed> {
    if (performance.now() < crowdedUntil) return { jobs: (await take(room, share, true)).claims, more: true };
    const oldest = await take(room, share, false);
    if (!oldest.crowded) return { jobs: oldest.claims, more: oldest.full };
    crowdedUntil = performance.now() + crowdedMs;
    const others = await take(room - oldest.claims.length, share, true);
    return { jobs: [...oldest.claims, ...others.claims], more: true };
  }

  return {
    /** Takes due deliveries, at most `room`. */
    async claim(room: number): Promise<Claimed> {
      const limit = Math.min(room, batchSize);
      const share = Math.max(1, Math.floor(room / sharesOfRoom));
      const turns = await takeTurns(Math.ceil(limit / 2), share);
      const left = limit - turns.jobs.length;
      const common = left > 0 ? await takeCommon(left, share) : { jobs: [], more: true };
      return { jobs: [...turns.jobs, ...common.jobs], more: turns.more || common.more, inMs: turns.inMs };
    },

    /** The receiver has been left alone again, whatever is still to be written. */
    ended({ endpoint_id }: Claim): void {
      const left = (running.get(endpoint_id) ?? 1) - 1;
      if (left > 0) running.set(endpoint_id, left);
      else running.delete(endpoint_id);
    },

    /** Nothing is left to do about it. */
    over: leases.letGo,
    stop: leases.stop,
  };
}
