import type { Call, Identity } from "../call.ts";
import { AppError } from "../errors.ts";
import { count } from "./counter.ts";
import { retryAfter } from "./headers.ts";
import { type Policy, tightest } from "./policy.ts";

export type Policies = {
  /** What a call counts against; null for an operation that is open to everybody. */
  ofCaller: (identity: Identity | null, address: string | null) => readonly Policy[];
  /** What a call counts against that could not be let in. */
  ofRefusal: (address: string | null) => readonly Policy[];
};

/** Counts the call; throws RATE_LIMITED when that was one too many. */
export async function limit(call: Call, policies: readonly Policy[]): Promise<void> {
  call.limits = await count(policies);
  const first = tightest(call.limits);
  if (!first?.exceeded) return;
  throw tooManyCalls(first.policy, retryAfter(first));
}

/** What a call is refused with that was one too many; `wait` in seconds. */
export function tooManyCalls({ name, perMinute }: Omit<Policy, "id">, wait: number): AppError {
  const message = `Too many calls: ${name} allows ${perMinute} a minute. Try again in ${wait} ${wait === 1 ? "second" : "seconds"}.`;
  const details = { policy: name, limit: perMinute, retry_after: wait };
  return new AppError("RATE_LIMITED", message, details, { "retry-after": String(wait) });
}

/** Gives a call back that told the client nothing new. */
export async function refund(call: Call): Promise<void> {
  call.limits = await count(
    call.limits.map(({ policy }) => policy),
    -1,
  );
}
