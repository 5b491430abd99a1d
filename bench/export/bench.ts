import type { MerchantId } from "#lib/context.ts";
import { freePort } from "#scripts/testing/port.ts";
import { verdict } from "../api/print.ts";
import { withReader } from "../api/shop.ts";
import { merchantIds } from "../data/shops.ts";
import { withKeptData } from "../database.ts";
import { machine } from "../machine.ts";
import { startProcess, stopProcess } from "../process.ts";
import { cutDownload } from "./download.ts";
import { memoryOf } from "./memory.ts";
import { exportAll, type Made, removeAll } from "./product.ts";
import { findPsql, pipe } from "./psql.ts";
import { streamAll } from "./streaming.ts";

export const sections = ["file", "stream", "cut"] as const;

const leastRatio = 0.5;
const mostGrowthMiB = 150;
const mostFirstByteMs = 200;

/** All conversations as gzip NDJSON beside `psql \copy … | gzip -1` of the same rows, by one worker, one after another. */
export async function benchExport(chosen: string[]): Promise<void> {
  const unknown = chosen.find((section) => !(sections as readonly string[]).includes(section));
  if (unknown) throw new Error(`There is no section ${unknown}; choose of ${sections.join(", ")}.`);
  const wants = (section: (typeof sections)[number]) => chosen.length === 0 || chosen.includes(section);
  await withKeptData(async () => {
    console.log(`\n${machine()}; PostgreSQL, worker and server on this machine`);
    const worker = await startProcess(new URL("./worker.ts", import.meta.url), 0, { EXPORT_CONNECTIONS: "1" });
    try {
      // The first export loads code and fills caches for both.
      await exportAll(merchantIds.slice(-1));
      const memory = memoryOf(worker.pid as number);
      const made = wants("file") || wants("cut") ? await exportAll(merchantIds) : [];
      const growth = memory.stop();
      if (wants("file")) await compare(made, growth);
      if (wants("stream") || wants("cut")) await overHttp(made, wants);
    } finally {
      await removeAll();
      await stopProcess(worker);
    }
  });
}

async function compare(made: Made[], growthMiB: number): Promise<void> {
  const rows = made.reduce((sum, one) => sum + one.rows, 0);
  const bytes = made.reduce((sum, one) => sum + one.bytes, 0);
  const seconds = made.reduce((sum, one) => sum + one.seconds, 0);
  console.log(`\n${rows.toLocaleString("en")} conversations, ${(bytes / 1e6).toFixed(0)} MB of gzip`);
  console.log(line("export to a file", rows, seconds));
  const grown = `grew by ${growthMiB.toFixed(0)} MiB at most`;
  console.log(`  worker's memory ${grown}   ${verdict(`under ${mostGrowthMiB} MiB`, growthMiB < mostGrowthMiB)}`);
  const psql = await findPsql();
  if (!psql) return console.log("  psql is not on this machine, so there is nothing to compare with.");
  for (const form of ["columns", "json"] as const) {
    const baseline = await pipe(psql, form);
    const ratio = baseline / seconds;
    const told = `${line(`psql \\copy of ${form} | gzip -1`, rows, baseline)}   ratio ${ratio.toFixed(2)}`;
    console.log(`${told}   ${verdict(`at least ${leastRatio}`, ratio >= leastRatio)}`);
  }
}

const line = (name: string, rows: number, seconds: number) =>
  `  ${name.padEnd(34)}${seconds.toFixed(1).padStart(7)} s ${Math.round(rows / seconds)
    .toLocaleString("en")
    .padStart(10)} rows/s`;

async function overHttp(made: Made[], wants: (section: (typeof sections)[number]) => boolean): Promise<void> {
  const port = await freePort();
  const server = await startProcess(new URL("../api/server.ts", import.meta.url), port);
  const url = `http://127.0.0.1:${port}`;
  try {
    await withReader(async ({ merchantId, key }) => {
      if (wants("stream")) await stream(url, key, server.pid as number);
      const largest = made.find((one) => one.merchantId === (merchantId as MerchantId));
      if (wants("cut") && largest) await cut(url, key, largest);
    });
  } finally {
    await stopProcess(server);
  }
}

async function stream(url: string, key: string, pid: number): Promise<void> {
  await streamAll(url, key, "customers");
  const memory = memoryOf(pid);
  const { rows, seconds, firstByteMs } = await streamAll(url, key, "conversations");
  const growth = memory.stop();
  console.log(
    `\n${line("one streaming answer, gzip", rows, seconds)}   memory grew by ${growth.toFixed(0)} MiB at most`,
  );
  const met = verdict(`under ${mostFirstByteMs} ms`, firstByteMs < mostFirstByteMs);
  console.log(`  first byte after ${firstByteMs.toFixed(0)} ms   ${met}`);
}

async function cut(url: string, key: string, made: Made): Promise<void> {
  const { sha256, at } = await cutDownload(url, key, made);
  const met = verdict("the same sha256", sha256 === made.sha256);
  console.log(
    `\n  a download cut after ${(at / 1e6).toFixed(1)} MB of ${(made.bytes / 1e6).toFixed(1)} MB and resumed   ${met}`,
  );
}
