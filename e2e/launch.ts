import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** What `server/main.ts` tells the process that started it; `demo` only the first time. */
export interface Announcement {
  address: string;
  demo: { email: string; password: string; apiKey: string } | null;
}

export interface Launched extends Announcement {
  process: ChildProcess;
  /** What it wrote to the console so far. */
  console(): string;
  /** Asks it to stop and answers with its exit code. */
  stop(): Promise<number | null>;
}

/** Starts the real product as a user does, on a free port and with this data folder. */
export async function launch(folder: string): Promise<Launched> {
  const child = spawn(process.execPath, ["server/main.ts"], {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
    env: {
      ...process.env,
      PORT: "0",
      DATABASE_URL: "",
      NEXTAUTH_URL: "",
      SHOPGUIDE_DATA_DIR: folder,
      // Tests receive webhooks on this machine.
      WEBHOOK_ALLOWED_SUBNETS: "127.0.0.0/8,::1/128",
      // Accounts are made from many addresses, as by many people: see `makeAccount`.
      TRUSTED_PROXIES: "127.0.0.0/8,::1/128",
      LOG_LEVEL: "warn",
    },
  });
  let written = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    written += text;
  });
  const announcement = await new Promise<Announcement>((resolve, reject) => {
    child.once("message", (message) => resolve(message as Announcement));
    child.once("exit", (code) => reject(new Error(`The product did not start (exit code ${code}): ${written}`)));
  });
  const stop = async () => {
    child.kill("SIGTERM");
    if (child.exitCode === null) await once(child, "exit");
    return child.exitCode;
  };
  return { ...announcement, process: child, console: () => written, stop };
}
