import type { Condition } from "#lib/conditions/contract.ts";
import { evaluate } from "#lib/conditions/evaluate.ts";

/** Which of these events a filter lets through, and why not the others: the worker's own decision. */
export function tryFilter<Event>(filter: Condition, events: readonly Event[], now: Date) {
  return events.map((event) => {
    const outcome = evaluate(filter, event, now);
    return { event, reason: outcome.match ? null : outcome.reason };
  });
}
