import type { Actor, Ctx, MerchantId } from "#lib/context.ts";
import { database, isUnreachable } from "#lib/db/database.ts";
import { newId } from "#lib/ids.ts";
import { log } from "#lib/log.ts";
import type { AddressMatcher } from "./addresses.ts";
import type { Contract, Input } from "./contract.ts";
import { AppError } from "./errors.ts";
import { parse } from "./parse.ts";
import { peerOf } from "./peer.ts";
import { respond, respondError } from "./respond.ts";
import { requireScope } from "./scopes.ts";

/** Who calls, as the authenticator found: what they may do, and from where (null: from anywhere). */
export type Identity = {
  merchantId: MerchantId;
  actor: Actor;
  scopes: readonly string[];
  allowedAddresses: AddressMatcher | null;
};

/** Finds out who calls, or throws a 401 or 403. */
export type Authenticate = (request: Request, address: string | null) => Promise<Identity>;

export type Verb<C extends Contract> = (ctx: Ctx, input: Input<C>) => unknown;

export type RouteHandler = {
  (request: Request, context: RouteContext): Promise<Response>;
  contract: Contract;
};

/** What a router gives beside the request; our own server adds the socket's address. */
export type RouteContext = { params: Promise<Record<string, string>>; peer?: string };

const unavailable = new AppError(
  "SERVICE_UNAVAILABLE",
  "The database does not answer. Try again in a few seconds.",
  {},
  {
    "retry-after": "5",
  },
);

const anonymous: Actor = { type: "system", id: "anonymous", name: "Anonymous" };

/** Makes `handle(contract, verb)`, the one way from a request to an answer. */
export function createHandle(authenticate: Authenticate) {
  return function handle<const C extends Contract>(contract: C, verb: Verb<C>): RouteHandler {
    const handler = async (request: Request, context: RouteContext): Promise<Response> => {
      const requestId = newId("request");
      try {
        const address = context.peer ?? peerOf(request);
        const admit = async () => {
          const identity = await authenticate(request, address);
          requireAddress(identity, address);
          requireScope(identity.scopes, contract.scope);
          return identity;
        };
        const identity = contract.public ? null : await admit();
        const parsed = await parse(contract, request, await context.params);
        const input = { ...parsed, recheck: async () => (await admit()).scopes };
        const ctx: Ctx = {
          merchantId: identity?.merchantId ?? ("" as MerchantId),
          actor: identity?.actor ?? anonymous,
          scopes: identity?.scopes ?? [],
          db: database,
          now: () => new Date(),
          requestId,
          address,
        };
        return respond(contract, await verb(ctx, input), requestId);
      } catch (error) {
        if (!(error instanceof AppError))
          log.error({ err: error, requestId, operation: contract.id }, "request failed");
        return respondError(isUnreachable(error) ? unavailable : error, requestId);
      }
    };
    return Object.assign(handler, { contract });
  };
}

function requireAddress(identity: Identity, address: string | null): void {
  if (identity.allowedAddresses === null || identity.allowedAddresses(address)) return;
  const message = `Requests from ${address ?? "an unknown address"} are not allowed. Add it to the IP allowlist.`;
  throw new AppError("ADDRESS_NOT_ALLOWED", message, { address });
}
