import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { batched } from "#lib/batch.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { announce } from "#lib/domain/events/service.ts";
import { env } from "#lib/env.ts";
import { matchAddresses } from "#lib/http/addresses.ts";
import { createSafeFetch } from "#lib/http/safe-fetch.ts";
import { log } from "#lib/log.ts";
import { disableEndpoint } from "../endpoints/disable.ts";
import { attempt } from "./attempt.ts";
import { createBodies, keepMade, leftOutReason } from "./payload.ts";
import type { Claim, Result } from "./queries.ts";
import * as queries from "./queries.ts";
import { createTokens } from "./tokens.ts";

/** Planning a statement over the partitions costs as much as 200 rows of it. */
const batchSize = 500;
/** Of an answer's headers and body. */
const keptBytes = 16_384;
/** A result is worth writing again until another worker may have taken the delivery. */
const writeTries = 8;
const writePauseMs = 500;

export type Sender = {
  /** Takes due deliveries, at most `room`; `more` says that others are due that were not taken. */
  claim(room: number): Promise<{ jobs: Claim[]; more: boolean }>;
  /** Makes one attempt and writes down what came of it. */
  run(claim: Claim, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

export function createSender(): Sender {
  const running = new Map<string, number>();
  const allowed = matchAddresses(env().WEBHOOK_ALLOWED_SUBNETS);
  const proxy = env().WEBHOOK_PROXY_URL;
  const http = createSafeFetch({ allowed, maxBodyBytes: keptBytes, maxHeaderBytes: keptBytes, proxy });
  const means = { http, tokens: createTokens(http) };
  const bodyOf = createBodies(
    batched((made: Parameters<typeof keepMade>[0]) => insist(() => keepMade(made)), batchSize),
  );
  const complete = batched(
    (results: Result[]) => insist(() => byIndex((tx) => queries.completeAttempts(tx, results, new Date()))),
    batchSize,
  );
  const release = batched(
    (claims: Claim[]) => insist(() => byIndex((tx) => queries.releaseClaims(tx, claims, new Date()))),
    batchSize,
  );

  const leaveOut = batched(
    (left: (Claim & { reason: string })[]) => insist(() => byIndex((tx) => queries.leaveOut(tx, left, new Date()))),
    batchSize,
  );

  async function claim(room: number) {
    const limit = Math.min(room, batchSize);
    // A share of what is free, so that however many endpoints hang, something stays free for the others.
    const share = Math.max(1, Math.floor(room / 4));
    const busy = [...running].map(([endpoint_id, count]) => ({ endpoint_id, count }));
    const options = { claimId: randomUUID(), now: new Date(), room: limit, share, running: busy };
    const oldest = await byIndex((tx) => queries.claimDue(tx, options, false));
    const claims = oldest.crowded
      ? [...oldest.claims, ...(await claimOfEach(options, oldest.claims)).claims]
      : oldest.claims;
    for (const { endpoint_id } of claims) running.set(endpoint_id, (running.get(endpoint_id) ?? 0) + 1);
    return { jobs: claims, more: oldest.full };
  }

  async function run(job: Claim, signal: AbortSignal): Promise<void> {
    try {
      const reason = leftOutReason(job, new Date());
      if (reason !== null) {
        await leaveOut({ ...job, reason });
        announce();
        return;
      }
      const made = await bodyOf(job);
      const result = made && (await attempt(means, job, made, signal));
      if (!result) {
        await release(job);
        return;
      }
      if (result.disables_endpoint)
        await disableEndpoint(job.merchant_id, job.endpoint_id, result.error ?? "", new Date());
      const written = await complete(result);
      if (written.has(result.attempt_id)) announce();
      else log.warn({ delivery: job.id }, "an attempt outlasted its lease and was made again elsewhere");
    } finally {
      const left = (running.get(job.endpoint_id) ?? 1) - 1;
      if (left > 0) running.set(job.endpoint_id, left);
      else running.delete(job.endpoint_id);
    }
  }

  return { claim, run, close: () => http.close() };
}

function claimOfEach(options: queries.ClaimOptions, already: Claim[]) {
  const counts = new Map(options.running.map(({ endpoint_id, count }) => [endpoint_id, count]));
  for (const { endpoint_id } of already) counts.set(endpoint_id, (counts.get(endpoint_id) ?? 0) + 1);
  const running = [...counts].map(([endpoint_id, count]) => ({ endpoint_id, count }));
  const room = options.room - already.length;
  return byIndex((tx) => queries.claimDue(tx, { ...options, claimId: randomUUID(), room, running }, true));
}

/** Repeats a write while the database is away, as during its restart. */
async function insist<T>(write: () => Promise<T>): Promise<T> {
  for (let left = writeTries; ; left--) {
    try {
      return await write();
    } catch (error) {
      if (left <= 1) throw error;
      log.warn({ err: error }, "results of deliveries not written yet");
      await sleep(writePauseMs);
    }
  }
}
