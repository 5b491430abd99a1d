import { State } from "#components/ui/state.tsx";
import { Refused } from "./preview.tsx";
import type { Outcome } from "./use-import.ts";

type ImportOutcomeProps = {
  total: number;
  outcome: Outcome;
  state: "running" | "done" | "stopped";
  problem: string | null;
};

/** How far the import is, and at its end what came of each line. */
export function ImportOutcome({ total, outcome, state, problem }: ImportOutcomeProps) {
  const { done, created, updated, failed } = outcome;
  return (
    <div className="flex flex-col gap-4 text-ui">
      {state === "running" && (
        <div className="flex flex-col gap-1">
          <progress aria-label="Lines imported" value={done} max={total} className="h-1.5 w-full accent-accent" />
          <p role="status" className="text-ink-2">
            {done.toLocaleString("en-GB")} of {total.toLocaleString("en-GB")} lines
          </p>
        </div>
      )}
      {state !== "running" && (
        <p role="status">
          <State glyph={state === "done" && failed.length === 0 ? "resolved" : "warning"}>
            {created.toLocaleString("en-GB")} added, {updated.toLocaleString("en-GB")} changed
          </State>
        </p>
      )}
      {state === "stopped" && (
        <p role="alert" className="text-bad">
          It stopped after {done.toLocaleString("en-GB")} lines. {problem} You can import the same file again: what is
          done already does not change.
        </p>
      )}
      <Refused lines={failed} />
    </div>
  );
}
