import type { Ctx } from "#lib/context.ts";
import { createKey, noteUses } from "#lib/domain/api-keys/service.ts";
import { type PastCall, recordPast } from "#lib/domain/request-logs/service.ts";
import { answerOfError } from "#lib/http/respond.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import { day } from "../story/calendar.ts";
import type { DemoCall } from "./call.ts";
import { type CallerName, callerNames, callers } from "./callers.ts";
import * as queries from "./queries.ts";
import { demoCalls } from "./rules.ts";

/** As many as Usage shows at first; a week has weeks before it to be compared with. */
const callDays = 30;
const keyAgeDays = 95;

/**
 * Gives the demo shop the calls that would have made its latest conversations, and the keys they were made with, whose
 * secrets nobody learns. As fictional as the conversations, and noted the way real calls are.
 */
export async function recordCalls(ctx: Ctx): Promise<void> {
  const keys = await callerKeys(ctx);
  if (await queries.hasCalls(ctx.db, ctx.merchantId)) return;
  const to = ctx.now();
  const span = { from: new Date(to.getTime() - callDays * day), to };
  const calls = demoCalls(await queries.madeSince(ctx.db, ctx.merchantId, span.from), span);
  await recordPast(
    ctx,
    calls.map((call) => asPast(call, keys.get(call.caller) ?? "")),
  );
  await noteUses(lastUses(ctx, calls, keys));
}

async function callerKeys(ctx: Ctx): Promise<Map<CallerName, string>> {
  const known = await queries.keysByName(ctx.merchantId);
  const created = new Date(ctx.now().getTime() - keyAgeDays * day);
  const keys = new Map<CallerName, string>();
  for (const name of callerNames) {
    const { scopes, limit: rate_limit = null } = { limit: undefined, ...callers[name] };
    const wishes = { name, scopes: [...scopes], rate_limit };
    keys.set(name, known.get(name) ?? (await createKey({ ...ctx, now: () => created }, wishes)).id);
  }
  return keys;
}

function asPast({ caller, contract, at, path, search, failure, ...call }: DemoCall, key: string): PastCall {
  const id = newId("request", at.getTime());
  const { address, userAgent } = callers[caller];
  const refused = failure ? answerOfError(failure, id) : null;
  const refusal = typeof refused?.body === "string" ? refused.body : null;
  return {
    ...{ id, at: timeOfId(id), contract, address, userAgent, refusal },
    url: `http://localhost${path}${search}`,
    actor: { type: "key", id: key, name: caller },
    status: refused?.status ?? Number(Object.keys(contract.responses)[0]),
    durationMs: call.durationMs,
    requestBytes: call.sent?.length ?? 0,
    responseBytes: refusal?.length ?? call.answered,
    sent: refused ? call.sent : null,
  };
}

function lastUses({ merchantId }: Ctx, calls: readonly DemoCall[], keys: ReadonlyMap<CallerName, string>) {
  return callerNames.flatMap((name) => {
    const last = calls.findLast(({ caller }) => caller === name);
    const id = keys.get(name);
    return last && id ? [{ merchant_id: merchantId, id, at: last.at, address: callers[name].address }] : [];
  });
}
