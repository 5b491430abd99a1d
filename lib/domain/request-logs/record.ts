import type { Actor, Ctx, MerchantId } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import type { Call, Identity } from "#lib/http/call.ts";
import type { Answer } from "#lib/http/respond.ts";
import { log } from "#lib/log.ts";
import { shared } from "#lib/shared.ts";
import { writeBehind } from "#lib/write-behind.ts";
import { countAllEarlierCalls } from "./figures/service.ts";
import * as queries from "./queries.ts";
import { maskBody, maskError, maskPath, maskQuery, shorten } from "./rules.ts";

/** Bodies beyond this are not looked into; the buffer must stay small while the database is slow. */
const maxBody = 16_384;
const maxBatch = 500;

/** What is held of a call until it is written; masking waits until then, off the call's path. */
type Observed = {
  id: string;
  at: Date;
  merchantId: MerchantId;
  actor: Actor;
  contract: Call["contract"];
  url: string;
  address: string | null;
  userAgent: string | null;
  status: number;
  durationMs: number;
  requestBytes: number;
  responseBytes: number;
  sent: string | null;
  refusal: string | null;
};

/** A call of a merchant's past. */
export type PastCall = Omit<Observed, "merchantId">;

const buffer = () =>
  shared("request-log", () =>
    writeBehind<Observed>({
      write: (calls) => queries.insert(database, calls.map(rowOf)),
      everyMs: 1_000,
      maxBatch,
      maxHeld: 10_000,
      onLost: (count, error) => log.error({ err: error, count }, "request logs lost"),
    }),
  );

/**
 * Notes a call for the merchant's request log. The dashboard's own calls stay out of it; a failure of nobody known
 * belongs to no merchant and goes to the process's log.
 */
export function recordCall(call: Call, answer: Answer): void {
  const { identity, id, contract, client } = call;
  if (identity?.actor.type === "key") {
    buffer().push(observe(call, identity, answer));
  } else if (!identity && answer.status >= 400) {
    log.info({ requestId: id, operation: contract.id, status: answer.status, address: client.address }, "call refused");
  }
}

function observe(call: Call, identity: Identity, { status, body }: Answer): Observed {
  const { request, bodyText } = call;
  const failed = status >= 400;
  return {
    id: call.id,
    at: call.at,
    merchantId: identity.merchantId,
    actor: identity.actor,
    contract: call.contract,
    url: request.url,
    address: call.client.address,
    userAgent: request.headers.get("user-agent"),
    status,
    durationMs: performance.now() - call.startedAt,
    requestBytes: bodyText === null ? 0 : Buffer.byteLength(bodyText),
    responseBytes: typeof body === "string" ? Buffer.byteLength(body) : 0,
    sent: failed ? limited(bodyText) : null,
    refusal: failed && typeof body === "string" ? body : null,
  };
}

const limited = (text: string | null) => (text && text.length > maxBody ? `${text.length} characters` : text);

function rowOf(call: Observed): queries.LogRow {
  const { pathname, search } = new URL(call.url);
  const error = call.refusal === null ? null : maskError(call.refusal);
  return {
    merchant_id: call.merchantId,
    created_at: call.at,
    id: call.id,
    method: call.contract.method,
    route: call.contract.path,
    operation: call.contract.id,
    path: maskPath(pathname, call.contract.path),
    query: maskQuery(search),
    status: call.status,
    error_code: error?.code ?? null,
    error: error && JSON.stringify(error),
    duration_ms: call.durationMs,
    actor_type: call.actor.type,
    actor_id: call.actor.id,
    address: call.address,
    user_agent: shorten(call.userAgent),
    request_bytes: call.requestBytes,
    response_bytes: call.responseBytes,
    request_body: call.sent === null ? null : maskBody(call.sent),
  };
}

/** Writes what is still held; also called once before the process ends. */
export const flushCalls = (): Promise<void> => buffer().drain();

/**
 * Writes calls of the past, all or none. What was written before calls were counted is counted first, since the worker
 * would take these for some of them and count them twice.
 */
export async function recordPast({ db, merchantId }: Ctx, calls: readonly PastCall[]): Promise<void> {
  await countAllEarlierCalls();
  await db.transaction(async (tx) => {
    for (let at = 0; at < calls.length; at += maxBatch) {
      await queries.insert(
        tx,
        calls.slice(at, at + maxBatch).map((call) => rowOf({ ...call, merchantId })),
      );
    }
  });
}
