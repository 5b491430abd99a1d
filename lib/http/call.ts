import type { Actor, MerchantId } from "#lib/context.ts";
import { newId, timeOfId } from "#lib/ids.ts";
import type { AddressMatcher } from "./addresses.ts";
import type { Contract } from "./contract.ts";
import type { Limit } from "./limits/policy.ts";
import { type Client, clientOfRequest } from "./peer.ts";

/** Who calls, as the authenticator found: what they may do, how often, and from where (null: from anywhere). */
export type Identity = {
  merchantId: MerchantId;
  actor: Actor;
  scopes: readonly string[];
  allowedAddresses: AddressMatcher | null;
  /** The caller's own limit, where it has one. */
  rateLimit?: { perMinute: number } | null;
};

/** What a router gives beside the request; our own server adds who is at the other end. */
export type RouteContext = { params: Promise<Record<string, string>>; client?: Client };

/** One request on its way through the steps, and what they have found out about it. */
export type Call = {
  readonly contract: Contract;
  readonly request: Request;
  readonly id: string;
  readonly at: Date;
  readonly startedAt: number;
  readonly client: Client;
  identity: Identity | null;
  limits: readonly Limit[];
  bodyText: string | null;
};

export function beginCall(contract: Contract, request: Request, context: RouteContext): Call {
  const id = newId("request");
  return {
    contract,
    request,
    id,
    at: timeOfId(id),
    startedAt: performance.now(),
    client: context.client ?? clientOfRequest(request),
    identity: null,
    limits: [],
    bodyText: null,
  };
}
