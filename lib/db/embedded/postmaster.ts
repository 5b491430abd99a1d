import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** The server process that a cluster's folder speaks of. */
export interface Postmaster {
  port: number;
  ready: boolean;
}

const fileOf = (folder: string) => join(folder, "postmaster.pid");

/** The server that holds the folder now, or none. Its file outlives a killed server, so the process is checked. */
export async function runningPostmaster(folder: string): Promise<Postmaster | undefined> {
  const text = await readFile(fileOf(folder), "utf8").catch(() => undefined);
  if (text === undefined) return undefined;
  const [pid, , , port, , , , status] = text.split("\n").map((line) => line.trim());
  if (!(await isPostgres(Number(pid), folder))) return undefined;
  return { port: Number(port), ready: status === "ready" };
}

/** PostgreSQL takes a reused process number of the same user for a living server; this clears the way. */
export async function forgetDeadPostmaster(folder: string): Promise<void> {
  if ((await runningPostmaster(folder)) === undefined) await rm(fileOf(folder), { force: true });
}

async function isPostgres(pid: number, folder: string): Promise<boolean> {
  if (process.platform === "linux") {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    return command.split("\0").includes(folder);
  }
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
