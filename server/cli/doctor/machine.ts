import { statfs } from "node:fs/promises";
import { dataFolder } from "#lib/data-folder.ts";
import { env, readSettings } from "#lib/env.ts";
import { OperatorError } from "#lib/operator-error.ts";
import { checkPort } from "../../start/port.ts";

export async function settings(): Promise<string> {
  const { DATABASE_URL } = readSettings();
  if (!DATABASE_URL) return "valid; the database is embedded.";
  env();
  return "valid; the database is the one in DATABASE_URL.";
}

const leastFree = 1024 ** 3;

export async function disk(): Promise<string> {
  const { DATABASE_URL, SHOPGUIDE_DATA_DIR } = readSettings();
  if (DATABASE_URL) return "nothing is kept on this machine.";
  const folder = await dataFolder(SHOPGUIDE_DATA_DIR);
  const { bavail, bsize } = await statfs(folder);
  const free = `${((bavail * bsize) / leastFree).toFixed(1)} GiB free`;
  if (bavail * bsize >= leastFree) return `${folder}, ${free}.`;
  throw new OperatorError(`${folder} has only ${free}; make room, because the database stops when the disk is full.`);
}

/** Free, or held by this very product. */
export async function port(): Promise<string> {
  const { PORT, HOST } = readSettings();
  try {
    await checkPort(PORT, HOST);
    return `${PORT} is free.`;
  } catch (error) {
    if (await answersAsShopGuide(`http://${HOST ?? "localhost"}:${PORT}/healthz`))
      return `${PORT} is answered by ShopGuide.`;
    throw error;
  }
}

async function answersAsShopGuide(address: string): Promise<boolean> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(3_000) });
    const answer = (await response.json()) as { status?: string };
    return response.ok && answer.status === "ok";
  } catch {
    return false;
  }
}
