import type { Outcome, ProblemCode } from "#lib/expressions/evaluate.ts";

export type TransformationProblemCode =
  | "transformation_failed"
  | "transformation_empty"
  | "transformation_too_large"
  | "transformation_too_heavy"
  | "transformation_delayed";

const sentences: Record<ProblemCode, [TransformationProblemCode, (detail: string) => string]> = {
  syntax: ["transformation_failed", (detail) => `The transformation cannot be read: ${detail}`],
  failed: ["transformation_failed", (detail) => `The transformation failed: ${detail}`],
  no_result: ["transformation_empty", () => "The transformation makes nothing of this event"],
  too_large: ["transformation_too_large", (detail) => `The transformation makes more than 256 KiB: ${detail}`],
  too_long: ["transformation_too_heavy", () => "The transformation did not end within half a second"],
  too_much_memory: ["transformation_too_heavy", () => "The transformation needed more than 64 MB of memory"],
  busy: ["transformation_delayed", () => "The transformation had no turn in time, because others before it took long"],
};

/** Why there is no body, as a code and a sentence for the shop's owner. */
export function problemOf(outcome: Extract<Outcome, { problem: ProblemCode }>) {
  const [code, sentence] = sentences[outcome.problem];
  return { code, message: `${sentence(outcome.detail).replace(/[.\s]+$/, "")}.` };
}
