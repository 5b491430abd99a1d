import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
} from "rate-limiter-flexible";
import { pool } from "#lib/db/pool.ts";
import { env } from "#lib/env.ts";
import { shared } from "#lib/shared.ts";
import { type Limit, type Policy, windowSeconds } from "./policy.ts";
import { connectRedis } from "./redis.ts";

// A counter does not know the limits: they differ by key and change, while what was used stays.
const options = { points: Number.MAX_SAFE_INTEGER, duration: windowSeconds, keyPrefix: "calls" };

/** In this process, or in Redis or the database for all of them; while that fails, each process counts for itself. */
function makeCounter(): RateLimiterAbstract {
  const { REDIS_URL, RATE_LIMIT_STORE } = env();
  const memory = new RateLimiterMemory(options);
  if (REDIS_URL) {
    return new RateLimiterRedis({
      ...options,
      storeClient: connectRedis(REDIS_URL),
      rejectIfRedisNotReady: true,
      insuranceLimiter: memory,
    });
  }
  if (RATE_LIMIT_STORE === "memory") return memory;
  return new RateLimiterPostgres({
    ...options,
    storeClient: pool(),
    tableName: "rate_limits",
    tableCreated: true,
    insuranceLimiter: memory,
  });
}

const counter = () => shared("call-counter", makeCounter);

/** Counts `calls` under each policy and answers how they stand; a negative number gives calls back. */
export function count(policies: readonly Policy[], calls = 1): Promise<Limit[]> {
  return Promise.all(
    policies.map(async (policy) => {
      const key = `${policy.name}:${policy.id}`;
      const { consumedPoints, msBeforeNext } = await (calls > 0
        ? counter().penalty(key, calls)
        : counter().reward(key, -calls));
      return {
        policy,
        remaining: Math.max(0, policy.perMinute - Math.max(0, consumedPoints)),
        resetMs: Math.max(0, msBeforeNext),
        exceeded: consumedPoints > policy.perMinute,
      };
    }),
  );
}
