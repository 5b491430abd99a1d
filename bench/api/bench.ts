import { freePort } from "#scripts/testing/port.ts";
import { withKeptData } from "../database.ts";
import { machine } from "../machine.ts";
import { startProcess, stopProcess } from "../process.ts";
import { compare, method } from "./compare.ts";
import { apiInProcess, type InProcess } from "./in-process.ts";
import { measureMemory } from "./memory.ts";
import { measurePages } from "./pages.ts";
import { benchPlans } from "./plans/bench.ts";
import { printHeading, printRow } from "./print.ts";
import { readingScenarios, type Scenario, writingScenarios } from "./scenarios.ts";
import { type Shop, withReader, withWriter } from "./shop.ts";
import { measureSteps } from "./steps.ts";

export const sections = ["list", "search", "get", "pages", "create", "batch", "memory", "plans", "steps"] as const;

/** The API at a million conversations, beside a bare handler with the same statements and the database alone. */
export async function benchApi(chosen: string[]): Promise<void> {
  const unknown = chosen.find((section) => !(sections as readonly string[]).includes(section));
  if (unknown) throw new Error(`There is no section ${unknown}; choose of ${sections.join(", ")}.`);
  const wants = (section: string) => chosen.length === 0 || chosen.includes(section);
  await withKeptData(async () => {
    const port = await freePort();
    const server = await startProcess(new URL("./server.ts", import.meta.url), port);
    const url = `http://127.0.0.1:${port}`;
    try {
      console.log(`\n${machine()}; ${method}`);
      await withReader((shop) => read(url, shop, wants));
      if (wants("create") || wants("batch")) await withWriter((shop) => write(url, shop, wants));
      if (wants("memory")) await withWriter((shop) => measureMemory(url, shop, server.pid as number));
      if (wants("plans")) await withReader(async ({ key }) => benchPlans(await apiInProcess(key)));
      if (wants("steps")) await withReader(({ key }) => measureSteps(key));
    } finally {
      await stopProcess(server);
    }
  });
}

type Wants = (section: string) => boolean;

async function read(url: string, shop: Shop, wants: Wants): Promise<void> {
  await runAll(url, shop, await apiInProcess(shop.key), await readingScenarios(shop), wants);
  if (wants("pages")) await measurePages(url, shop.key);
}

async function write(url: string, shop: Shop, wants: Wants): Promise<void> {
  const call = await apiInProcess(shop.key);
  await runAll(url, shop, call, await writingScenarios(call), wants);
}

async function runAll(url: string, { key }: Shop, call: InProcess, scenarios: Scenario[], wants: Wants): Promise<void> {
  const wanted = scenarios.filter(({ section }) => wants(section));
  if (wanted.length > 0) printHeading();
  for (const scenario of wanted) printRow(scenario, await compare(url, key, call, scenario));
}
