import { stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pool } from "#lib/db/pool.ts";
import type { Demo } from "./message.ts";

/** Makes the demo merchant on the first start of a data folder; whoever deletes it later stays without. */
export async function firstDemo(folder: string): Promise<Demo | null> {
  const marker = join(folder, "demo-made");
  if (await stat(marker).catch(() => null)) return null;
  const { seedDemo } = await import("#lib/domain/demo/service.ts");
  const demo = await seedDemo();
  await pool().end();
  await writeFile(marker, "");
  return demo;
}
