import { styleText } from "node:util";
import { OperatorError } from "#lib/operator-error.ts";

/** Tells the operator why the process ends: a line when it is theirs to solve, everything when it is ours. */
export function report(error: unknown): void {
  const mark = styleText("red", "✖", { stream: process.stderr });
  if (error instanceof OperatorError) process.stderr.write(`${mark} ${error.message}\n`);
  else console.error(mark, error);
  process.exitCode = 1;
}
