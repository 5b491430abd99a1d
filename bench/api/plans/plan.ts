import type pg from "pg";
import { type Statement, watchStatements } from "../statements.ts";

/** What PostgreSQL did for one statement. */
export type Plan = {
  milliseconds: number;
  /** Pages of 8 KiB that were looked at. */
  pages: number;
  /** The tables and indexes that were read, in the order of the plan. */
  scans: { kind: string; table: string; index?: string }[];
};

type Node = {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Loops": number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Node[];
};
type Explained = { "QUERY PLAN": [{ Plan: Node; "Execution Time": number }] };

function scansOf(node: Node): Plan["scans"] {
  const own = node["Node Type"].includes("Scan") && node["Actual Loops"] > 0;
  const scan = { kind: node["Node Type"], table: node["Relation Name"] ?? "", index: node["Index Name"] };
  return [...(own && (scan.table || scan.index) ? [scan] : []), ...(node.Plans ?? []).flatMap(scansOf)];
}

async function explain(client: pg.Client, { text, values }: Statement): Promise<Plan> {
  const { rows } = await client.query<Explained>(`EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, FORMAT JSON) ${text}`, values);
  const [{ Plan: root, "Execution Time": milliseconds }] = (rows[0] as Explained)["QUERY PLAN"];
  return { milliseconds, pages: root["Shared Hit Blocks"] + root["Shared Read Blocks"], scans: scansOf(root) };
}

/** Runs `work` and explains every reading statement that it sends, in its own transaction with its own settings. */
export async function plansOf(work: () => Promise<void>): Promise<Plan[]> {
  const plans: Promise<Plan>[] = [];
  await watchStatements((statement, client) => {
    if (/^\s*(SELECT|WITH)\b/.test(statement.text) && !/set_config/.test(statement.text))
      plans.push(explain(client, statement));
  }, work);
  return Promise.all(plans);
}
