import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "./launch.ts";

/** Playwright's global setup: one product for the run, with a data folder of its own. */
export default async function startProduct(): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-e2e-"));
  const { address, demo, stop } = await launch(folder);
  process.env.E2E_PRODUCT = JSON.stringify({ address, demo });
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
}
