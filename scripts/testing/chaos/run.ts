import { setTimeout as sleep } from "node:timers/promises";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { announce, publish } from "#lib/domain/events/service.ts";
import { bySse, byWebSocket, type Follower, follow } from "./followers.ts";
import { cuttingProxy } from "./proxy.ts";
import { startServer } from "./server-process.ts";

export type Chaos = {
  ctx: Ctx;
  key: string;
  port: number;
  events: number;
  writers: number;
  /** Cuts of clients and of the proxy; the server is restarted as well. */
  cuts: number;
  restarts: number;
  /** How long to wait for the last event once all are written, and for any event before: then it has failed. */
  patienceMs: number;
};

export type Outcome = { lost: number; repeated: number; inOrder: boolean; gaps: number; connections: number };

const most = 10;
const lateOf = 10;
const latestMs = 300;
/** Writers wait for the readers, so that cuts fall among all events. */
const furthestAhead = 200;

/** Writes events in transactions of one to ten, of which one in ten is held open before it commits. */
async function write({ ctx, events, writers }: Chaos, followed: () => number, over: AbortSignal): Promise<void> {
  let next = 0;
  const writer = async () => {
    while (next < events && !over.aborted) {
      while (next - followed() > furthestAhead && !over.aborted) await sleep(5);
      const count = Math.min(events - next, 1 + Math.floor(Math.random() * most));
      const from = next;
      next += count;
      await database.transaction(async (tx) => {
        const facts = Array.from({ length: count }, (_, n) => ({
          type: "conversation.updated" as const,
          data: { n: from + n },
        }));
        await publish(tx, ctx.merchantId, facts, ctx.now());
        if (Math.random() < 1 / lateOf) await sleep(Math.random() * latestMs);
      });
      announce();
    }
  };
  await Promise.all(Array.from({ length: writers }, writer));
}

const inCommitOrder = async ({ ctx }: Chaos): Promise<number[]> => {
  const rows = await database.query<{ n: number }>(
    "SELECT (data->>'n')::int AS n FROM events WHERE merchant_id = $1 ORDER BY xid, id",
    [ctx.merchantId],
  );
  return rows.map(({ n }) => n);
};

function outcomeOf({ kept }: Follower, order: readonly number[]): Outcome {
  const seen = new Set(kept.numbers);
  return {
    lost: order.filter((n) => !seen.has(n)).length,
    repeated: kept.numbers.length - seen.size,
    inOrder: kept.numbers.every((n, place) => n === order[place]),
    gaps: kept.gaps,
    connections: kept.begun,
  };
}

/** Throws when nobody has heard anything for as long as there is patience. */
async function watchProgress({ patienceMs }: Chaos, heard: () => number, over: AbortSignal): Promise<never> {
  for (let [last, since] = [heard(), Date.now()]; ; await sleep(100, undefined, { signal: over })) {
    if (heard() !== last) [last, since] = [heard(), Date.now()];
    if (Date.now() - since > patienceMs)
      throw new Error(`Nothing was heard for ${patienceMs / 1000} s, after ${last} events`);
  }
}

/** Follows by both transports while writers write and everything is cut at random; compares with the database. */
export async function runChaos(
  chaos: Chaos,
): Promise<{ sse: Outcome; webSocket: Outcome; cuts: number; seconds: number }> {
  const startedAt = performance.now();
  const server = await startServer(chaos.port);
  const proxy = await cuttingProxy(chaos.port);
  const followers = [follow(bySse, proxy.port, chaos.key), follow(byWebSocket, proxy.port, chaos.key)] as const;
  const over = new AbortController();
  const followed = () => Math.min(...followers.map(({ kept }) => kept.numbers.length));
  const heard = () => followers.reduce((sum, { kept }) => sum + kept.numbers.length + kept.begun, 0);
  try {
    const work = async () => {
      while (!followers.every((follower) => follower.isLive())) await sleep(10);
      const written = write(chaos, followed, over.signal);
      const cuts = await cutAtRandom(chaos, followers, { proxy: proxy.cut, restart: server.restart }, over.signal);
      await written;
      return cuts;
    };
    const cuts = await Promise.race([work(), watchProgress(chaos, heard, over.signal)]);
    const order = await inCommitOrder(chaos);
    const until = Date.now() + chaos.patienceMs;
    while (Date.now() < until && followers.some(({ kept }) => kept.numbers.length < order.length)) await sleep(20);
    const [sse, webSocket] = [outcomeOf(followers[0], order), outcomeOf(followers[1], order)];
    return { sse, webSocket, cuts, seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    over.abort();
    for (const follower of followers) follower.stop();
    proxy.close();
    await server.stop();
  }
}

/** Spreads the cuts over the events, and waits before each until it hits a stream that has begun again. */
async function cutAtRandom(
  { cuts, restarts, events }: Chaos,
  followers: readonly Follower[],
  cut: { proxy: () => void; restart: (signal: NodeJS.Signals) => Promise<void> },
  over: AbortSignal,
): Promise<number> {
  const everyRestart = Math.ceil(cuts / (restarts + 1));
  const furthest = () => Math.max(...followers.map(({ kept }) => kept.numbers.length));
  let done = 0;
  const goesOn = () => furthest() < events && !over.aborted;
  while (done < cuts && goesOn()) {
    const due = (events * (done + Math.random())) / cuts;
    const target = followers[done % followers.length] as Follower;
    while (goesOn() && (furthest() < due || !target.isLive())) await sleep(1);
    done += 1;
    if (done % everyRestart === 0) await cut.restart(Math.random() < 0.5 ? "SIGKILL" : "SIGTERM");
    else if (Math.random() < 0.3) cut.proxy();
    else target.kill();
  }
  return done;
}
