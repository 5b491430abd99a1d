import { byIndex } from "#lib/db/by-index.ts";
import { log } from "#lib/log.ts";
import type { Claim } from "../queries.ts";
import { extendLeases } from "./queries.ts";

const everyMs = 2_000;
/** A lease that ends sooner than that is made longer. */
const reserveMs = 4_500;
const extensionMs = 15_000;

/** Keeps what this process has claimed from being claimed elsewhere for as long as it is at work. */
export function keepLeases() {
  const held = new Map<string, { claim: Claim; until: number }>();

  async function extend(): Promise<void> {
    const now = Date.now();
    const ending = [...held.values()].filter(({ until }) => until - now < reserveMs);
    if (ending.length === 0) return;
    const until = new Date(now + extensionMs);
    await byIndex((tx) =>
      extendLeases(
        tx,
        ending.map(({ claim }) => claim),
        until,
      ),
    );
    for (const entry of ending) entry.until = until.getTime();
  }

  const timer = setInterval(() => {
    extend().catch((error) => log.warn({ err: error }, "leases of deliveries not extended"));
  }, everyMs);
  timer.unref();

  return {
    hold(claims: readonly Claim[]): void {
      for (const claim of claims) held.set(claim.id, { claim, until: claim.lease_until.getTime() });
    },
    letGo: ({ id }: Claim) => void held.delete(id),
    stop: () => clearInterval(timer),
  };
}
