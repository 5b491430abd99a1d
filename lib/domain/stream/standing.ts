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
  const callers = new Map([...watched.all].map(({ ctx }) => [callerOf(ctx), ctx]));
  const [keys, sessions] = [...callers.values()].reduce<[Ctx[], Ctx[]]>(
    (both, ctx) => {
      both[ctx.actor.type === "key" ? 0 : 1].push(ctx);
      return both;
    },
    [[], []],
  );
  const uses = keys.map(({ merchantId, actor, address }) => ({ merchant_id: merchantId, id: actor.id, address }));
  const found = await Promise.all([
    uses.length > 0 ? checkKeysInUse(uses, now) : [],
    sessions.length > 0 ? checkSessionsInUse(sessions.map(callerOf), now) : [],
  ]);
  const standing = new Map(found.flatMap((identities) => [...identities]));
  // Who came while it was looked up is looked at next time.
  for (const { ctx, onLost } of watched.all) {
    if (callers.has(callerOf(ctx)) && !isAsBefore(ctx, standing.get(callerOf(ctx)))) onLost();
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
