import type { Actor, Ctx, MerchantId } from "#lib/context.ts";
import { database, isUnreachable } from "#lib/db/database.ts";
import { log } from "#lib/log.ts";
import { beginCall, type Call, type Identity, type RouteContext } from "./call.ts";
import { conditional } from "./conditional.ts";
import type { Contract, Input } from "./contract.ts";
import { AppError } from "./errors.ts";
import { type IdempotencyStore, once } from "./idempotency.ts";
import { limitHeaders } from "./limits/headers.ts";
import { limit, type Policies, refund } from "./limits/step.ts";
import { parse } from "./parse.ts";
import { type Answer, answerOf, answerOfError, send } from "./respond.ts";
import { requireScope } from "./scopes.ts";
import { requireEncryption } from "./transport.ts";

export type { Identity, RouteContext } from "./call.ts";

/** Finds out who calls, or throws a 401 or 403. */
export type Authenticate = (request: Request, address: string | null) => Promise<Identity>;

export type Verb<C extends Contract> = (ctx: Ctx, input: Input<C>) => unknown;

export type RouteHandler = {
  (request: Request, context: RouteContext): Promise<Response>;
  contract: Contract;
};

/** What the steps need of the product. */
export type Steps = {
  authenticate: Authenticate;
  limits: Policies;
  idempotency: IdempotencyStore;
  /** Told of every call once its answer is known; must not hold it up. */
  record: (call: Call, answer: Answer) => void;
};

const unavailable = new AppError(
  "SERVICE_UNAVAILABLE",
  "The database does not answer. Try again in a few seconds.",
  {},
  { "retry-after": "5" },
);

const anonymous: Actor = { type: "system", id: "anonymous", name: "Anonymous" };

/** Makes `handle(contract, verb)`, the one way from a request to an answer. */
export function createHandle(steps: Steps) {
  return function handle<const C extends Contract>(contract: C, verb: Verb<C>): RouteHandler {
    const handler = async (request: Request, context: RouteContext): Promise<Response> => {
      const call = beginCall(contract, request, context);
      const answer = await admitAndPerform(steps, call, verb as Verb<Contract>, context)
        .catch((error: unknown) => refuse(call, error))
        .then((given) => finish(call, given));
      steps.record(call, answer);
      return send(answer, call.id);
    };
    return Object.assign(handler, { contract });
  };
}

/** The steps in their order. Each throws what the client is told when it does not let the call pass. */
async function admitAndPerform(steps: Steps, call: Call, verb: Verb<Contract>, context: RouteContext): Promise<Answer> {
  const { contract, client } = call;
  requireEncryption(call);
  if (!contract.public) await identify(steps, call);
  await limit(call, steps.limits.ofCaller(call.identity, client.address));
  if (call.identity) requireScope(call.identity.scopes, contract.scope);
  const parsed = await parse(contract, call.request, await context.params, call);
  const input = { ...parsed, limits: call.limits };
  return once(call, steps.idempotency, () => perform(call, () => verb(contextOf(call), input)));
}

/** Who calls, and from an address that they may call from. */
async function identify(steps: Steps, call: Call): Promise<void> {
  try {
    call.identity = await steps.authenticate(call.request, call.client.address);
    requireAddress(call.identity, call.client.address);
  } catch (error) {
    if (error instanceof AppError) await limit(call, steps.limits.ofRefusal(call.client.address));
    throw error;
  }
}

function requireAddress(identity: Identity, address: string | null): void {
  if (identity.allowedAddresses === null || identity.allowedAddresses(address)) return;
  const message = `Requests from ${address ?? "an unknown address"} are not allowed. Add it to the IP allowlist.`;
  throw new AppError("ADDRESS_NOT_ALLOWED", message, { address });
}

function contextOf({ identity, id, client }: Call): Ctx {
  return {
    merchantId: identity?.merchantId ?? ("" as MerchantId),
    actor: identity?.actor ?? anonymous,
    scopes: identity?.scopes ?? [],
    db: database,
    now: () => new Date(),
    requestId: id,
    address: client.address,
  };
}

/** Runs the verb; what it refuses is an answer like any other, a failure of ours is not. */
async function perform(call: Call, run: () => unknown): Promise<Answer> {
  try {
    return answerOf(call.contract, await run());
  } catch (error) {
    if (error instanceof AppError && error.status < 500) return answerOfError(error, call.id);
    throw error;
  }
}

function refuse(call: Call, error: unknown): Answer {
  if (!(error instanceof AppError)) {
    log.error({ err: error, requestId: call.id, operation: call.contract.id }, "request failed");
  }
  return answerOfError(isUnreachable(error) ? unavailable : error, call.id);
}

/** Lets a client keep what it has read, and says how its limits stand. */
async function finish(call: Call, given: Answer): Promise<Answer> {
  const answer = call.contract.method === "GET" ? conditional(call.request.headers.get("if-none-match"), given) : given;
  if (answer.status === 304) await refund(call);
  return { ...answer, headers: { ...answer.headers, ...limitHeaders(call.limits, Date.now()) } };
}
