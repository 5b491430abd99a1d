import { startExports } from "#server/worker/exports.ts";

// The worker's part that makes exports, alone, so that its memory can be looked at.

const exports = startExports();
process.send?.({ type: "ready" });
process.on("SIGTERM", () => void exports.stop().then(() => process.exit(0)));
