import { database } from "#lib/db/database.ts";
import type { InProcess } from "../in-process.ts";
import { verdict } from "../print.ts";
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
  const segments = await Promise.all(conditions.map((condition) => makeSegment(call, condition)));
  try {
    const large = await largeTables();
    const findings: Finding[] = [];
    console.log("\nplans: what is slow or reads a whole table");
    for (const where of casesOf(await sampleValues(database, segments))) {
      const finding = await find(call, where, large);
      print(finding);
      findings.push(finding);
    }
    printTotal(findings);
  } finally {
    for (const id of segments) await call("DELETE", `/v1/segments/${id}`);
  }
}

/** What many customers are and what few are. */
const conditions = [
  { field: "conversation_count", op: "gte", value: 2 },
  {
    all: [
      { field: "tags", op: "has_any", value: ["wholesale"] },
      { field: "lead_score", op: "gte", value: 60 },
    ],
  },
];

async function makeSegment(call: InProcess, condition: unknown): Promise<string> {
  const body = JSON.stringify({ name: `Benchmark ${JSON.stringify(condition)}`.slice(0, 60), condition });
  const { status, text } = await call("POST", "/v1/segments", body);
  if (status !== 201) throw new Error(`The segment could not be made: ${text}`);
  return JSON.parse(text).id;
}

async function find(call: InProcess, where: Case, large: Set<string>): Promise<Finding> {
  const plans = await plansOf(async () => {
    const { status, text } = await call("GET", where.path);
    if (status !== 200) throw new Error(`${where.path} answered ${status}: ${text}`);
  });
  const sum = (of: (plan: Plan) => number) => plans.reduce((total, plan) => total + of(plan), 0);
  const scans = plans.flatMap((plan) => plan.scans);
  const whole = scans
    .filter(({ kind, table }) => kind.endsWith("Seq Scan") && large.has(table))
    .map(({ table }) => table);
  return { where, milliseconds: sum((p) => p.milliseconds), pages: sum((p) => p.pages), whole, plans };
}

async function largeTables(): Promise<Set<string>> {
  const rows = await database.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema::regnamespace AND reltuples >= $1",
    [largeRows],
  );
  return new Set(rows.map(({ name }) => name));
}

function print({ where, milliseconds, pages, whole, plans }: Finding): void {
  if (whole.length === 0 && milliseconds < slow) return;
  const scans = plans.flatMap((plan) => plan.scans);
  const used = scans.map(({ kind, table, index }) => `${kind} ${index ?? table}`);
  const note = whole.length > 0 ? `  READS ALL OF ${[...new Set(whole)].join(", ")}` : "";
  const figures = `${milliseconds.toFixed(1).padStart(8)} ms ${String(pages).padStart(8)} pages`;
  console.log(`${figures}  ${where.operation} ${decodeURIComponent(where.query)}${note}`);
  console.log(`${"".padEnd(30)}${[...new Set(used)].join("; ")}`);
}

function printTotal(findings: readonly Finding[]): void {
  const faults = findings.filter(({ whole }) => whole.length > 0).length;
  const slowOnes = findings.filter(({ milliseconds }) => milliseconds >= slow).length;
  const text = `${findings.length} filters and orders, ${slowOnes} of them take ${slow} ms or more, ${faults} read a whole table`;
  console.log(
    `${text}   ${verdict(`none reads a whole table of ${largeRows.toLocaleString("en")} rows`, faults === 0)}`,
  );
}
