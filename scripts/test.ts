import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { oneLine } from "#lib/operator-error.ts";
import { buildWhenStale } from "#server/start/build.ts";
import { ensureBrowser } from "./browser.ts";
import { type Counts, playwrightCounts, summary, vitestCounts } from "./test-counts.ts";

// `npm test`: unit and integration tests, then Playwright against the real product. The last line is the sum.

const bin = (path: string) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
const folder = await mkdtemp(join(tmpdir(), "shopguide-results-"));

const suites = {
  unit: async (): Promise<Counts> => {
    const file = join(folder, "vitest.json");
    await run(bin("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`);
    return vitestCounts(await readJson(file));
  },
  e2e: async (): Promise<Counts> => {
    ensureBrowser();
    const file = join(folder, "playwright.json");
    process.env.PLAYWRIGHT_JSON_OUTPUT_FILE = file;
    await run(bin("@playwright/test/cli.js"), "test", "--reporter=list,json");
    return playwrightCounts(await readJson(file));
  },
};

async function run(...args: string[]): Promise<void> {
  await once(spawn(process.execPath, args, { stdio: ["ignore", "inherit", "inherit"] }), "close");
}

async function readJson(file: string): Promise<unknown> {
  return JSON.parse(await readFile(file, "utf8").catch(() => "null"));
}

/** A suite that cannot even run counts as one failure. */
async function count(suite: () => Promise<Counts>): Promise<Counts> {
  try {
    return await suite();
  } catch (error) {
    console.error(oneLine(error));
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/** Both suites call the dashboard as it is delivered. A failed build has said why, and fails the tests that need it. */
async function build(): Promise<void> {
  await buildWhenStale(new AbortController().signal).catch((error: unknown) => console.error(oneLine(error)));
}

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = Object.entries(suites).filter(([name]) => values.only === undefined || values.only === name);
const counts: Counts[] = [];
await build();
for (const [, suite] of chosen) counts.push(await count(suite));
await rm(folder, { recursive: true });
const { line, sound } = summary(counts);
console.log(line);
process.exit(sound ? 0 : 1);
