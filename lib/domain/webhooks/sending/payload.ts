import { evaluate } from "#lib/conditions/evaluate.ts";
import { eventJson } from "#lib/domain/events/rules.ts";
import { keepBodies, transform } from "../transformations/service.ts";
import type { Problem } from "./problems.ts";
import type { Claim } from "./queries.ts";

/** The bytes to send, or why there are none. */
export type Made = { body: string } | { problem: Problem };

/** The event as the API shows it, which a delivery carries unless it is transformed. */
function eventOf({ event_id, event_type, event_created_at, data }: Claim): string {
  return eventJson({ id: event_id, type: event_type, created_at: event_created_at, data });
}

/** Why the endpoint's filter leaves the event out; null when it does not. A test was asked for, so it is sent. */
export function leftOutReason(claim: Claim, now: Date): string | null {
  if (!claim.filter || claim.test) return null;
  const outcome = evaluate(claim.filter, JSON.parse(eventOf(claim)), now);
  // PostgreSQL's text has no NUL; what an event says may.
  return outcome.match ? null : outcome.reason.replaceAll("\0", "\ufffd");
}

/**
 * The body of a delivery, the same bytes at every attempt: what a transformation makes is kept before it is sent. Null
 * when the delivery has passed on to another worker meanwhile.
 */
export function createBodies(keep: (made: Claim & { body: string }) => Promise<Set<string>>) {
  return async (claim: Claim): Promise<Made | null> => {
    if (claim.sent_body !== null) return { body: claim.sent_body };
    if (claim.transformation === null) return { body: eventOf(claim) };
    const made = await transform(claim.merchant_id, claim.transformation, eventOf(claim));
    if ("problem" in made) return made;
    return (await keep({ ...claim, body: made.body })).has(claim.id) ? made : null;
  };
}

/** Only what names a delivery goes along to the database. */
export const keepMade = (made: (Claim & { body: string })[]) =>
  keepBodies(
    made.map(({ merchant_id, created_at, id, claim_id, body }) => ({ merchant_id, created_at, id, claim_id, body })),
  );
