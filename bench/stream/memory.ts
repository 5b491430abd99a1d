import { setTimeout as sleep } from "node:timers/promises";

// Loaded into a measured server beside its own code: says how much memory it really holds.

const settleMs = 500;

/** Without this the figure is mostly garbage that V8 has not yet found worth collecting, as much as 50 KiB a client. */
const collect = () => globalThis.gc?.({ type: "major", execution: "sync", flavor: "last-resort" });

process.on("message", async (message: { type?: unknown } | null) => {
  if (message?.type !== "memory") return;
  collect();
  await sleep(settleMs);
  process.send?.({ type: "memory", kib: process.memoryUsage.rss() / 1024 });
});
