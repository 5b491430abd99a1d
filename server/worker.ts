import { closeCopies } from "#lib/db/copy.ts";
import { onHint } from "#lib/db/listen.ts";
import { pool } from "#lib/db/pool.ts";
import { ensurePartitions } from "#lib/db/upkeep.ts";
import { createSender } from "#lib/domain/webhooks/sending/service.ts";
import { log } from "#lib/log.ts";
import { startUptime } from "./uptime.ts";
import { startCounting } from "./worker/counting.ts";
import { startExports } from "./worker/exports.ts";
import { startHeartbeat } from "./worker/heartbeat.ts";
import { startJobs } from "./worker/jobs.ts";
import { startLoop } from "./worker/loop.ts";
import { startQuestions } from "./worker/questions.ts";
import { startRecoveries } from "./worker/recoveries.ts";
import { startRollups } from "./worker/rollups.ts";
import { startSealing } from "./worker/sealing.ts";

// The process that delivers webhooks and runs background jobs. Any number of it may run.

/** Webhooks in flight or being written down at a time. They hold no database connection, so they cost little but sockets. */
const concurrency = 1024;
const idleMs = 500;
/** How long deliveries may take to finish when the process stops; the rest is given back unsent. */
const graceMs = 8_000;

await ensurePartitions(new Date());
const sender = createSender();
const loop = startLoop({
  concurrency,
  idleMs,
  graceMs,
  claim: sender.claim,
  run: sender.run,
  onError: (error) => log.error({ err: error }, "webhook delivery"),
});
const deaf = onHint(loop.wake);
const sealing = startSealing();
const questions = startQuestions();
const recoveries = startRecoveries();
const rollups = startRollups();
const exports = startExports();
const jobs = await startJobs();
const counting = startCounting();
const heartbeat = startHeartbeat();
const uptime = startUptime("worker");
process.send?.({ type: "ready" });

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  deaf();
  await Promise.all([
    loop.stop(),
    sealing.stop(),
    questions.stop(),
    recoveries.stop(),
    rollups.stop(),
    exports.stop(),
    jobs.stop(),
    heartbeat.stop(),
    uptime.stop(),
    counting.stop(),
  ]);
  await sender.close();
  await closeCopies();
  await pool().end();
  process.exit(0);
}
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
process.on("disconnect", stop);
