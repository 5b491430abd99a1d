import { database } from "#lib/db/database.ts";
import type { InProcess } from "../in-process.ts";
import { type Case, casesOf } from "./cases.ts";
import { type Plan, plansOf } from "./plan.ts";
import { sampleValues } from "./values.ts";

/** From so many rows on, reading a whole table is a fault. */
const largeRows = 50_000;
/** From so many milliseconds on, a case is shown although an index serves it. */
const slow = 100;

type Finding = { where: Case; milliseconds: number; pages: number; whole: string[]; plans: Plan[] };

/** Explains every filter in every order that the lists allow. */
export async function benchPlans(call: InProcess): Promise<void> {
  const large = await largeTables();
  const findings: Finding[] = [];
  for (const where of casesOf(await sampleValues(database))) {
    const plans = await plansOf(async () => {
      const { status, text } = await call("GET", where.path);
      if (status !== 200) console.log(`${where.path}: ${status} ${text.slice(0, 300)}`);
    });
    const sum = (of: (plan: Plan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
    const scans = plans.flatMap((plan) => plan.scans);
    const whole = scans
      .filter(({ kind, table }) => kind.endsWith("Seq Scan") && large.has(table))
      .map(({ table }) => table);
    findings.push({ where, milliseconds: sum((p) => p.milliseconds), pages: sum((p) => p.pages), whole, plans });
  }
  print(findings);
}

async function largeTables(): Promise<Set<string>> {
  const rows = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace AND reltuples >= $1",
    [largeRows],
  );
  return new Set(rows.map(({ name }) => name));
}

function print(findings: Finding[]): void {
  const faults = findings.filter(({ whole }) => whole.length > 0);
  const shown = findings.filter(({ whole, milliseconds }) => whole.length > 0 || milliseconds > slow);
  console.log(`\nms       pages     list and filter`);
  for (const { where, milliseconds, pages, whole, plans } of shown.toSorted(
    (a, b) => b.milliseconds - a.milliseconds,
  )) {
    const used = [
      ...new Set(plans.flatMap(({ scans }) => scans.map(({ kind, table, index }) => `${kind} ${index ?? table}`))),
    ];
    const note = whole.length > 0 ? `reads all of ${[...new Set(whole)].join(", ")}` : "";
    console.log(
      `${milliseconds.toFixed(1).padStart(8)} ${String(pages).padStart(8)}  ${where.operation} ${decodeURIComponent(where.query)} ${note}\n                     ${used.join("; ")}`,
    );
  }
  console.log(
    `\n${findings.length} cases: ${faults.length} read a whole table of ${largeRows} rows or more; ${shown.length - faults.length} others take more than ${slow} ms.`,
  );
  if (faults.length > 0) process.exitCode = 1;
}
