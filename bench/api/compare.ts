import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "#scripts/testing/port.ts";
import { startProcess, stopProcess } from "../process.ts";
import type { InProcess } from "./in-process.ts";
import { type Figures, load, middle } from "./measure.ts";
import { findPgbench, runLoop, runPgbench } from "./pgbench.ts";
import type { Scenario } from "./scenarios.ts";
import { type Statement, statementsOf } from "./statements.ts";

const rounds = 3;
const seconds = Number(process.env.BENCH_SECONDS ?? 4);

export type Compared = { api: Figures; bare: Figures; database: Figures };

export const pgbench = await findPgbench();
export const method = `median of ${rounds} rounds of ${seconds} s; the database alone by ${pgbench ? "pgbench" : "a loop over pg, as this machine has no pgbench"}`;

/** Measures a scenario at the API, at a bare handler with the same statements, and at the database alone. */
export async function compare(url: string, key: string, call: InProcess, scenario: Scenario): Promise<Compared> {
  const { connections, calls } = scenario;
  const statements = await watch(call, scenario);
  const folder = await mkdtemp(join(tmpdir(), "shopguide-bench-"));
  process.env.BENCH_STATEMENTS = join(folder, "statements.json");
  await writeFile(process.env.BENCH_STATEMENTS, JSON.stringify(statements));
  const port = await freePort();
  const bare = await startProcess(new URL("./bare.ts", import.meta.url), port);
  try {
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const taken = { api: [] as Figures[], bare: [] as Figures[], database: [] as Figures[] };
    const direct = { connections, seconds };
    // Takes turns, so that a slow moment of the machine hits all; the first round only warms up.
    for (let round = 0; round <= rounds; round++) {
      const how = { connections, headers, seconds: round === 0 ? 1 : seconds };
      const figures = {
        api: await load(url, calls, how),
        bare: await load(`http://127.0.0.1:${port}`, [{ method: "GET", path: "/" }], how),
        database: await (pgbench ? runPgbench(pgbench, statements, direct) : runLoop(statements, direct)),
      };
      if (round > 0) for (const name of ["api", "bare", "database"] as const) taken[name].push(figures[name]);
    }
    return { api: middle(taken.api), bare: middle(taken.bare), database: middle(taken.database) };
  } finally {
    await stopProcess(bare);
    await rm(folder, { recursive: true });
  }
}

/** What each of the scenario's calls sends to PostgreSQL. */
async function watch(call: InProcess, { calls }: Scenario): Promise<Statement[][]> {
  const watched: Statement[][] = [];
  for (const { method, path, body } of calls) {
    const run = async () => {
      const { status, text } = await call(method, path, body);
      if (status >= 300) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 500)}`);
      const failed = /"failed":([1-9]\d*)/.exec(text);
      if (failed) throw new Error(`${method} ${path}: ${failed[1]} operations failed: ${text.slice(-500)}`);
    };
    // Once before, so that what is kept for a second (the key) is not among the statements.
    if (watched.length === 0) await run();
    watched.push(await statementsOf(`${path} ${body}`, run));
  }
  return watched;
}
