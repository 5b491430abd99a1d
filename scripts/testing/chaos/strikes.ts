import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { database } from "#lib/db/database.ts";
import { childEnvironment } from "#lib/env.ts";
import type { Strike } from "./repeats.ts";

const againMs = 20;

/** Workers in processes of their own, which are killed at no chosen moment. */
export function workerProcesses() {
  const working = new Set<ChildProcess>();
  const diedByThemselves: unknown[] = [];

  async function start(): Promise<void> {
    const worker = fork("server/worker.ts", { execPath: "node", execArgv: [], env: childEnvironment({}) });
    working.add(worker);
    worker.once("exit", (code) => working.has(worker) && diedByThemselves.push(code));
    await Promise.race([once(worker, "message"), once(worker, "exit")]);
  }

  return {
    start,
    diedByThemselves,
    /** Kills one that works, and answers when it is gone. */
    async kill(): Promise<void> {
      const [victim] = working;
      if (!victim) return;
      working.delete(victim);
      const gone = once(victim, "exit");
      victim.kill("SIGKILL");
      await gone;
    },
    stop(): void {
      const left = [...working];
      working.clear();
      for (const worker of left) worker.kill("SIGKILL");
    },
  };
}

/** As a crash of the database's machine would: no connection is closed in order. */
export async function crashDatabase(folder: string): Promise<void> {
  const [pid] = (await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n");
  process.kill(Number(pid), "SIGQUIT");
}

/** Repeats what a crash may interrupt, as a careful client does. */
export async function insist<T>(work: () => Promise<T>, patienceMs = 60_000): Promise<T> {
  for (const until = Date.now() + patienceMs; ; ) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > until) throw error;
      await sleep(againMs);
    }
  }
}

/** Deliveries that some worker holds at this moment: those that may arrive twice when it dies. */
async function leases(): Promise<number> {
  const rows = await insist(() =>
    database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM webhook_deliveries WHERE claim_id IS NOT NULL AND status IN ('pending', 'retrying')",
    ),
  );
  return rows[0]?.count ?? 0;
}

/** What a strike hit. Those held by a killed worker stay so until their leases end, and are all counted. */
export async function struck(what: Strike["what"], strike: () => Promise<void>): Promise<Strike> {
  const from = Date.now();
  await strike();
  const held = await leases();
  return { what, from, until: Date.now(), leases: held };
}

/** How many deliveries are in each state. */
export async function states(): Promise<Record<string, number>> {
  const rows = await insist(() =>
    database.query<{ status: string; count: number }>(
      "SELECT status, count(*)::int AS count FROM webhook_deliveries GROUP BY status",
    ),
  );
  return Object.fromEntries(rows.map(({ status, count }) => [status, count]));
}
