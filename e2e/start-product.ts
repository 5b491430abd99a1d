import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Playwright's global setup: the real product, started as a user starts it, on a free port and a data folder of its own.

/** What `server/main.ts` tells the process that started it. */
export interface Product {
  address: string;
  demo: { email: string; password: string; apiKey: string };
}

export default async function startProduct(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-e2e-"));
  const child = spawn(process.execPath, ["server/main.ts"], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: "0",
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      SHOPGUIDE_DATA_DIR: folder,
      // Tests receive webhooks on this machine.
      WEBHOOK_ALLOWED_SUBNETS: "127.0.0.0/8,::1/128",
      LOG_LEVEL: "warn",
    },
  });
  process.env.E2E_PRODUCT = JSON.stringify(await ready(child));
  return async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    await rm(folder, { recursive: true, force: true });
  };
}

function ready(child: ChildProcess): Promise<Product> {
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as Product));
    child.once("exit", (code) => reject(new Error(`The product did not start (exit code ${code}); see above.`)));
  });
}
