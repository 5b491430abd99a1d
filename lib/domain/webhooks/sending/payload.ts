import { evaluate } from "#lib/conditions/evaluate.ts";
import { eventJson } from "#lib/domain/events/rules.ts";
import type { Claim } from "./queries.ts";

/** The body of a delivery, the same bytes at every attempt. */
export function bodyOf({ event_id, event_type, event_created_at, data }: Claim): string {
  return eventJson({ id: event_id, type: event_type, created_at: event_created_at, data });
}

/** Why the endpoint's filter leaves the event out; null when it does not. A test was asked for, so it is sent. */
export function leftOutReason(claim: Claim, now: Date): string | null {
  if (!claim.filter || claim.test) return null;
  const outcome = evaluate(claim.filter, JSON.parse(bodyOf(claim)), now);
  // PostgreSQL's text has no NUL; what an event says may.
  return outcome.match ? null : outcome.reason.replaceAll("\0", "\ufffd");
}
