import type { Compared } from "./compare.ts";
import type { Figures } from "./measure.ts";
import type { Scenario } from "./scenarios.ts";

const number = (value: number, width: number, digits = 1) =>
  value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits }).padStart(width);

const spread = ({ p50, p95, p99 }: Figures) => [p50, p95, p99].map((value) => number(value, 8)).join("");

/** Whether an aim is met, as a word for the end of a line; a missed one fails the run. */
export function verdict(text: string, met: boolean): string {
  if (!met) process.exitCode = 1;
  return `${met ? "met" : "MISSED"}: ${text}`;
}

export function printHeading(): void {
  console.log(`\n${"".padEnd(30)}callers   calls/s  p50 ms  p95 ms  p99 ms | bare /s   ratio | database /s   ratio`);
}

export function printRow({ name, connections, items = 1, aim }: Scenario, { api, bare, database }: Compared): void {
  const against = (other: Figures, width: number) =>
    `${number(other.rate * items, width, 0)}${number(api.rate / other.rate, 8, 2)}`;
  const own = `${number(connections, 7, 0)}${number(api.rate * items, 10, 0)}${spread(api)}`;
  const met = aim ? `   ${verdict(aim.text, aim.met(api))}` : "";
  console.log(`${name.padEnd(30)}${own} |${against(bare, 8)} |${against(database, 12)}${met}`);
}
