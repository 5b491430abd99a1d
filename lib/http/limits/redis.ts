import { Redis } from "ioredis";
import { log } from "#lib/log.ts";

const connectMs = 2_000;
/** A call waits no longer for its count; then its own process counts. */
const answerMs = 250;
const longestPauseMs = 2_000;

/** A connection that never holds a call up: what cannot be sent now fails at once, and it comes back by itself. */
export function connectRedis(url: string): Redis {
  const redis = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    connectTimeout: connectMs,
    commandTimeout: answerMs,
    retryStrategy: (attempt) => Math.min(attempt * 100, longestPauseMs),
  });
  let lost = false;
  redis.on("error", (error) => {
    if (!lost) log.error({ err: error }, "Redis does not answer; each process counts calls for itself until it does");
    lost = true;
  });
  redis.on("ready", () => {
    if (lost) log.info("Redis answers again; calls are counted together");
    lost = false;
  });
  return redis;
}
