import { randomUUID } from "node:crypto";
import { byIndex } from "#lib/db/by-index.ts";
import { grantTurns, settleTurns } from "../../lanes/service.ts";
import type { Claim } from "../queries.ts";
import * as queries from "./queries.ts";

/** Planning a statement over the partitions costs as much as 200 rows of it. */
const batchSize = 500;
/** Turns of endpoints take at most one part of so many of the time. */
const turnsShare = 4;
const shortestPauseMs = 10;
const longestPauseMs = 500;
/** While no endpoint with turns has anything to send. */
const quietMs = 25;

export type Claimed = {
  jobs: Claim[];
  /** Others are due that were not taken. */
  more: boolean;
  /** In how many ms something may be taken that may not yet. */
  inMs?: number;
};

export function createClaims() {
  const running = new Map<string, number>();
  let nextTurns = 0;

  const add = (claims: readonly Claim[]) => {
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
    });
    add(claims);
    const took = performance.now() - began;
    nextTurns = performance.now() + Math.max(claims.length > 0 || more ? 0 : quietMs, took * (turnsShare - 1));
    const pause = Math.min(longestPauseMs, Math.max(shortestPauseMs, inMs));
    return { jobs: claims, more, inMs: pause };
  }

  /** Of all the others: what is due longest, or some of each endpoint where a few fill the queue. */
  async function takeCommon(room: number, share: number): Promise<Claimed> {
    const options = optionsOf(room, share);
    const oldest = await byIndex((tx) => queries.claimDue(tx, options, false));
    add(oldest.claims);
    if (!oldest.crowded) return { jobs: oldest.claims, more: oldest.full };
    const left = optionsOf(room - oldest.claims.length, share);
    const others = await byIndex((tx) => queries.claimDue(tx, left, true));
    add(others.claims);
    return { jobs: [...oldest.claims, ...others.claims], more: oldest.full };
  }

  return {
    /** Takes due deliveries, at most `room`. */
    async claim(room: number): Promise<Claimed> {
      const limit = Math.min(room, batchSize);
      // A share of what is free, so that however many endpoints hang, something stays free for the others.
      const share = Math.max(1, Math.floor(room / 4));
      const turns = await takeTurns(Math.ceil(limit / 2), share);
      const left = limit - turns.jobs.length;
      const common = left > 0 ? await takeCommon(left, share) : { jobs: [], more: true };
      return { jobs: [...turns.jobs, ...common.jobs], more: turns.more || common.more, inMs: turns.inMs };
    },

    ended({ endpoint_id }: Claim): void {
      const left = (running.get(endpoint_id) ?? 1) - 1;
      if (left > 0) running.set(endpoint_id, left);
      else running.delete(endpoint_id);
    },
  };
}
