import { type Part, parts, type State, type StatusChange } from "./contract.ts";

/** What was found out about the service at a moment. */
export type Findings = {
  /** Null when the database does not answer. */
  database: {
    latencyMs: number;
    workerSeenAt: Date | null;
    oldestDueAt: Date | null;
    lastAttemptAt: Date | null;
  } | null;
  /** How late this process comes to its work, at worst but for one time in a hundred. */
  loopDelayMs: number;
};

export type Verdict = { status: State; message: string | null };
export type Known = Record<Part, Verdict & { since: Date }>;

const slowLoopMs = 500;
const slowDatabaseMs = 1_000;
/** Workers show themselves every five seconds. */
const workerLateMs = 15_000;
const workerGoneMs = 60_000;
const queueLateMs = 60_000;
const queueStillMs = 5 * 60_000;

const healthy: Verdict = { status: "healthy", message: null };

export function judge({ database, loopDelayMs }: Findings, now: Date): Record<Part, Verdict> {
  const api: Verdict =
    loopDelayMs < slowLoopMs ? healthy : { status: "degraded", message: "The process has more to do than it can." };
  if (!database) {
    const down: Verdict = { status: "down", message: "The database does not answer." };
    return { api, database: down, worker: down, webhooks: down };
  }
  const slow: Verdict = { status: "degraded", message: "The database answers slowly." };
  return {
    api,
    database: database.latencyMs < slowDatabaseMs ? healthy : slow,
    worker: worker(ageOf(database.workerSeenAt, now)),
    webhooks: queue(database, now),
  };
}

const ageOf = (at: Date | null, now: Date) => (at ? now.getTime() - at.getTime() : Number.POSITIVE_INFINITY);

function worker(age: number): Verdict {
  if (age < workerLateMs) return healthy;
  if (age < workerGoneMs) return { status: "degraded", message: "No worker has shown itself for a while." };
  return { status: "down", message: "No worker runs. Webhooks and background jobs wait until one does." };
}

/** One endpoint's backlog is its own affair: the queue is ill when something is due and nothing at all is sent. */
function queue({ oldestDueAt, lastAttemptAt }: NonNullable<Findings["database"]>, now: Date): Verdict {
  const stillMs = oldestDueAt ? Math.min(ageOf(oldestDueAt, now), ageOf(lastAttemptAt, now)) : 0;
  if (stillMs < queueLateMs) return healthy;
  const message = "Webhooks are due and none has been sent for a while. None is lost.";
  return { status: stillMs < queueStillMs ? "degraded" : "down", message };
}

/** What is known now; a part that is as it was keeps its moment. */
export function settle(known: Known | null, verdicts: Record<Part, Verdict>, now: Date): Known {
  const entries = parts.map((part) => {
    const before = known?.[part];
    return [part, { ...verdicts[part], since: before?.status === verdicts[part].status ? before.since : now }] as const;
  });
  return Object.fromEntries(entries) as Known;
}

/** What has changed since something else was known. */
export function changesOf(before: Known | null, after: Known): StatusChange[] {
  if (!before) return [];
  return parts
    .filter((part) => before[part].status !== after[part].status)
    .map((part) => {
      const { status, message, since } = after[part];
      return { part, status, previous_status: before[part].status, message, since: since.toISOString() };
    });
}

const badness: Record<State, number> = { healthy: 0, degraded: 1, down: 2 };

export const worst = (states: readonly State[]): State =>
  states.reduce((a, b) => (badness[b] > badness[a] ? b : a), "healthy");
