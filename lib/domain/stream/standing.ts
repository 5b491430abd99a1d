import type { Ctx } from "#lib/context.ts";
import { checkKeysInUse } from "#lib/domain/api-keys/check.ts";
import { checkSessionsInUse } from "#lib/domain/members/session.ts";
import type { Identity } from "#lib/http/call.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";

/** With the time that a look takes, a right that is gone ends its streams within a second. */
const everyMs = 400;

/** A stream and what is to be done when its caller has no right to it any more, or another one. */
type Watched = { ctx: Ctx; onLost: () => void };

const watched = shared("stream-standing", () => ({ all: new Set<Watched>(), looking: false }));

/**
 * Looks again and again whether a stream's caller may still have it: all callers of the process in one query for keys and
 * one for sessions. Ends with the returned function.
 */
export function watchStanding(ctx: Ctx, onLost: () => void): () => void {
  const one = { ctx, onLost };
  watched.all.add(one);
  if (!watched.looking) {
    watched.looking = true;
    setTimeout(lookAgain, everyMs).unref();
  }
  return () => watched.all.delete(one);
}

async function lookAgain(): Promise<void> {
  await look(new Date()).catch((error) => log.debug({ err: error }, "the rights of streams could not be checked"));
  watched.looking = watched.all.size > 0;
  if (watched.looking) setTimeout(lookAgain, everyMs).unref();
}

const callerOf = ({ actor }: Ctx): string => actor.sessionId ?? actor.id;

async function look(now: Date): Promise<void> {
  // Who comes while it is looked up is looked at next time.
  const all = [...watched.all];
  const callers = new Map(all.map(({ ctx }) => [callerOf(ctx), ctx]));
  const { key: keys = [], user: people = [] } = Object.groupBy(callers.values(), ({ actor }) => actor.type);
  const uses = keys.map(({ merchantId, actor, address }) => ({ merchant_id: merchantId, id: actor.id, address }));
  const found = await Promise.all([
    uses.length > 0 ? checkKeysInUse(uses, now) : [],
    people.length > 0 ? checkSessionsInUse(people.map(callerOf), now) : [],
  ]);
  const standing = new Map(found.flatMap((identities) => [...identities]));
  for (const one of all) {
    if (watched.all.has(one) && !isAsBefore(one.ctx, standing.get(callerOf(one.ctx)))) one.onLost();
  }
}

/** With other scopes a stream begins anew, because it may have to carry other events. */
function isAsBefore(ctx: Ctx, identity: Identity | undefined): boolean {
  return (
    identity !== undefined &&
    identity.merchantId === ctx.merchantId &&
    identity.scopes.join() === ctx.scopes.join() &&
    (identity.allowedAddresses === null || identity.allowedAddresses(ctx.address))
  );
}
