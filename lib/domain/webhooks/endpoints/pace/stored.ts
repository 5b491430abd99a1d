import { Prisma } from "#lib/db/generated/client.ts";
import type { EndpointRow } from "../queries.ts";
import type { PaceInput } from "./contract.ts";

const mostAtOnce = 1_000;

/** The columns that hold a pace, and what else was given; columns of what it does not name stay as they are. */
export function splitPace<Given extends PaceInput>(input: Given) {
  const { rate_limit: rate, max_in_flight, ordering, circuit_breaker, disable_after_hours, ...others } = input;
  const pace = {
    ...(rate !== undefined && {
      rate_limit: rate?.deliveries_per_second ?? null,
      rate_burst: rate && (rate.burst ?? burstOf(rate.deliveries_per_second)),
    }),
    ...(max_in_flight !== undefined && { max_in_flight }),
    ...(ordering !== undefined && { ordering }),
    ...(circuit_breaker !== undefined && { circuit_breaker: circuit_breaker ?? Prisma.DbNull }),
    ...(disable_after_hours !== undefined && { disable_after_hours }),
  };
  return { pace, others };
}

const burstOf = (perSecond: number) => Math.min(mostAtOnce, Math.max(1, Math.round(perSecond)));

/** As the API shows it. */
export function presentPace(row: EndpointRow) {
  const { rate_limit, rate_burst, max_in_flight, ordering, circuit_breaker, disable_after_hours } = row;
  return {
    rate_limit: rate_limit === null ? null : { deliveries_per_second: rate_limit, burst: rate_burst ?? 1 },
    max_in_flight,
    ordering,
    circuit_breaker,
    disable_after_hours,
  };
}
