import { useState } from "react";
import { maxBatchItems } from "#lib/domain/inventory/contract.ts";
import { putItems } from "#lib/domain/inventory/hooks.ts";
import type { Line } from "./read-csv.ts";

export type Outcome = {
  done: number;
  created: number;
  updated: number;
  failed: { line: number; sku: string; reason: string }[];
};

const none: Outcome = { done: 0, created: 0, updated: 0, failed: [] };

/** Sends lines a thousand at a time and keeps count of what came of them. */
export function useImport() {
  const [state, setState] = useState<"idle" | "running" | "done" | "stopped">("idle");
  const [outcome, setOutcome] = useState(none);
  const [problem, setProblem] = useState<string | null>(null);

  const run = async (lines: readonly Line[]) => {
    setState("running");
    setProblem(null);
    let so = { ...none };
    try {
      for (let start = 0; start < lines.length; start += maxBatchItems) {
        const part = lines.slice(start, start + maxBatchItems);
        const { data, summary } = await putItems(part.map((line) => line.change));
        const failed = data.flatMap(({ error, index }) => {
          const { line, sku } = part[index] as Line;
          return error ? [{ line, sku, reason: error.message }] : [];
        });
        so = {
          done: so.done + part.length,
          created: so.created + summary.created,
          updated: so.updated + summary.updated,
          failed: [...so.failed, ...failed],
        };
        setOutcome(so);
      }
      setState("done");
    } catch (error) {
      setProblem(error instanceof Error ? error.message : "The connection was lost.");
      setState("stopped");
    }
  };
  return { state, outcome, problem, run };
}
