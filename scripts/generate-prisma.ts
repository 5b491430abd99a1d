import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

// `prisma generate` does not run the schema engine, yet fetches it first; any existing path stops that download.
const prisma = fileURLToPath(import.meta.resolve("prisma/build/index.js"));
const { status } = spawnSync(process.execPath, [prisma, "generate"], {
  stdio: ["ignore", "ignore", "inherit"],
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, PRISMA_HIDE_UPDATE_MESSAGE: "1" },
});
process.exit(status ?? 1);
