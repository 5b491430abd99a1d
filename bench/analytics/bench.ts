import { fork } from "node:child_process";
import { once } from "node:events";
import { openEmbedded } from "#lib/db/embedded.ts";
import { childEnvironment } from "#lib/env.ts";
import { verdict } from "../api/print.ts";
import { machine } from "../machine.ts";
import { provideData } from "./data.ts";
import type { Measured } from "./size.ts";

export const sections = ["read", "write"] as const;

const folder = process.env.BENCH_DATA_DIR ?? ".bench";
/** A conversation has eight messages on average, so these are 1,000,000 and 10,000,000 messages' worth. */
const small = Number(process.env.BENCH_CONVERSATIONS ?? 125_000);
const sizes = [small, small * 10];

const mostMs = 30;
const mostGrowth = 1.3;

/** Figures of 90 days from what is kept, beside the same by raw SQL, at a size and at ten times that. */
export async function benchAnalytics(chosen: string[]): Promise<void> {
  const unknown = chosen.find((section) => !(sections as readonly string[]).includes(section));
  if (unknown) throw new Error(`There is no section ${unknown}; choose of ${sections.join(", ")}.`);
  const embedded = await openEmbedded(`${folder}/analytics`);
  try {
    console.log(`\n${machine()}; one caller, over HTTP; the largest merchant has 30 % of the conversations`);
    const measured: Measured[] = [];
    for (const size of sizes) {
      const url = await provideData(embedded.url, size);
      measured.push(await measure(url, size, size === small ? chosen : ["read"]));
    }
    if (chosen.length === 0 || chosen.includes("read")) compare(measured);
  } finally {
    await embedded.close();
  }
}

/** In a process of its own, because a process has one database. */
async function measure(url: string, size: number, chosen: string[]): Promise<Measured> {
  const secret = "b".repeat(64);
  const unlimited = { RATE_LIMIT_PER_KEY: "1000000000", RATE_LIMIT_PER_MERCHANT: "1000000000" };
  const own = { DATABASE_URL: url, NEXTAUTH_SECRET: secret, ENCRYPTION_KEY: secret, LOG_LEVEL: "error", ...unlimited };
  const child = fork(new URL("./size.ts", import.meta.url), [String(size), ...chosen], { env: childEnvironment(own) });
  const told = once(child, "message");
  const ended = once(child, "exit").then(([code]) => {
    if (code !== 0) throw new Error(`Measuring ${size} conversations ended with ${code}.`);
  });
  const [result] = await Promise.race([told, ended.then(() => told)]);
  await ended;
  return result as Measured;
}

/** Growth is that of the median, which other work on the machine disturbs least. */
function compare([one, ten]: Measured[]): void {
  if (!one || !ten) return;
  console.log("\nten times the data");
  for (const [name, { p50, p95 }] of Object.entries(ten)) {
    const before = one[name];
    if (!before) continue;
    const growth = p50 / before.p50;
    const aims = [
      verdict(`under ${mostMs} ms`, p95 < mostMs),
      verdict(`at most ${mostGrowth} times slower`, growth <= mostGrowth),
    ];
    const shown = (share: string, from: number, to: number) =>
      `${share} ${from.toFixed(1).padStart(6)} → ${to.toFixed(1).padStart(6)} ms`;
    console.log(
      `${name.padEnd(34)}${shown("p50", before.p50, p50)}  ${shown("p95", before.p95, p95)}${growth.toFixed(2).padStart(7)} times   ${aims.join(", ")}`,
    );
  }
}
