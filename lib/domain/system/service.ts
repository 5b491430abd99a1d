import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { z } from "zod";
import type { MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { shared } from "#lib/shared.ts";
import { type Metrics, parts, type Status } from "./contract.ts";
import * as queries from "./queries.ts";
import { type Findings, judge, type Known, settle, worst } from "./rules.ts";

export { changesOf, type Known } from "./rules.ts";

const lookAgainMs = 1_000;
const patienceMs = 3_000;
const forgetWorkerMs = 60 * 60_000;
/** Request logs are written a second or so after the call. */
const logsLateMs = 2_000;

const watched = shared("system-status", () => {
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();
  return {
    loop,
    loopDelayMs: 0,
    /** Of the last look; null when the database did not answer. */
    latencyMs: null as number | null,
    known: null as Known | null,
    looking: null as Promise<Look> | null,
    lookedAt: 0,
  };
});

type Look = { known: Known; at: Date };

/** Shows that a worker lives; to be repeated every few seconds. */
export const beat = (id: string, startedAt: Date, now: Date): Promise<void> =>
  queries.beat(database, id, startedAt, now, new Date(now.getTime() - forgetWorkerMs));

/** A worker ends by its own will. */
export const leave = (id: string): Promise<void> => queries.leave(database, id);

/** How the service is, at most a second old. */
export function look(now: Date): Promise<Look> {
  if (watched.looking && now.getTime() - watched.lookedAt < lookAgainMs) return watched.looking;
  watched.lookedAt = now.getTime();
  watched.looking = findOut(now).then((findings) => {
    watched.known = settle(watched.known, judge(findings, now), now);
    return { known: watched.known, at: now };
  });
  return watched.looking;
}

async function findOut(now: Date): Promise<Findings> {
  watched.loopDelayMs = watched.loop.percentile(99) / 1e6;
  watched.loop.reset();
  const startedAt = performance.now();
  const facts = await Promise.race([
    queries.facts(database, now).catch(() => null),
    sleep(patienceMs, null, { ref: false }),
  ]);
  watched.latencyMs = facts && performance.now() - startedAt;
  return {
    loopDelayMs: watched.loopDelayMs,
    database: facts && { ...facts, latencyMs: watched.latencyMs as number },
  };
}

export async function status(now: Date): Promise<z.output<typeof Status>> {
  const { known, at } = await look(now);
  return {
    status: worst(parts.map((part) => known[part].status)),
    parts: parts.map((name) => ({ name, ...known[name], since: known[name].since.toISOString() })),
    uptime_seconds: Math.floor(process.uptime()),
    checked_at: at.toISOString(),
  };
}

const rounded = (value: number) => Math.round(value * 100) / 100;

/** The figures of the last `seconds`, for each of these merchants its own. */
export async function metrics(
  merchants: MerchantId[],
  seconds: number,
  now: Date,
): Promise<Map<string, Omit<Metrics, "stream">>> {
  const to = new Date(now.getTime() - logsLateMs);
  const rows = await queries.figures(database, merchants, new Date(to.getTime() - seconds * 1000), to);
  const common = { process: ofProcess(), database: ofDatabase() };
  return new Map(rows.map((row) => [row.merchant_id, { ...ofMerchant(row, seconds, now), ...common }]));
}

const ofMerchant = (row: queries.Figures, seconds: number, now: Date) => ({
  period_seconds: seconds,
  requests: {
    per_second: rounded(row.requests / seconds),
    error_rate: rounded(row.errors / Math.max(1, row.requests)),
    p95_ms: row.p95_ms === null ? null : rounded(row.p95_ms),
  },
  deliveries: {
    per_second: rounded(row.attempts / seconds),
    failure_rate: rounded(row.failures / Math.max(1, row.attempts)),
    waiting: row.waiting,
    oldest_waiting_seconds: row.oldest_due_at ? Math.max(0, (now.getTime() - row.oldest_due_at.getTime()) / 1000) : 0,
  },
});

const ofProcess = () => ({
  uptime_seconds: Math.floor(process.uptime()),
  memory_bytes: process.memoryUsage.rss(),
  event_loop_delay_ms: rounded(watched.loopDelayMs),
});

const ofDatabase = () => ({
  latency_ms: watched.latencyMs === null ? null : rounded(watched.latencyMs),
  connections: pool().totalCount,
  waiting: pool().waitingCount,
});
