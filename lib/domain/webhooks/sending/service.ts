import { setTimeout as sleep } from "node:timers/promises";
import { batched } from "#lib/batch.ts";
import { byIndex } from "#lib/db/by-index.ts";
import { announce } from "#lib/domain/events/service.ts";
import { env } from "#lib/env.ts";
import { matchAddresses } from "#lib/http/addresses.ts";
import { createSafeFetch } from "#lib/http/safe-fetch.ts";
import { log } from "#lib/log.ts";
import { mailHappenings } from "../lanes/notices/service.ts";
import { attempt } from "./attempt.ts";
import { type Claimed, createClaims } from "./claims/service.ts";
import { createBodies, keepMade, leftOutReason } from "./payload.ts";
import type { Claim, Result } from "./queries.ts";
import * as queries from "./queries.ts";
import { writeLeftOut, writeResults } from "./results/service.ts";
import { createTokens } from "./tokens.ts";

/** Planning a statement over the partitions costs as much as 200 rows of it. */
const batchSize = 500;
/** Of an answer's headers and body. */
const keptBytes = 16_384;
/** A result is worth writing again until another worker may have taken the delivery. */
const writeTries = 8;
const writePauseMs = 500;

export type Sender = {
  /** Takes due deliveries, at most `room`. */
  claim(room: number): Promise<Claimed>;
  /** Makes one attempt and writes down what came of it. */
  run(claim: Claim, signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

export function createSender(): Sender {
  const claims = createClaims();
  const mails = new Set<Promise<void>>();
  const allowed = matchAddresses(env().WEBHOOK_ALLOWED_SUBNETS);
  const proxy = env().WEBHOOK_PROXY_URL;
  const http = createSafeFetch({ allowed, maxBodyBytes: keptBytes, maxHeaderBytes: keptBytes, proxy });
  const means = { http, tokens: createTokens(http) };
  const bodyOf = createBodies(
    batched((made: Parameters<typeof keepMade>[0]) => insist(() => keepMade(made)), batchSize),
  );
  const complete = batched(async (results: Result[]) => {
    const { written, happenings } = await insist(() => writeResults(results, new Date()));
    const mail = mailHappenings(happenings).finally(() => mails.delete(mail));
    mails.add(mail);
    return written;
  }, batchSize);
  const release = batched(
    (claims: Claim[]) => insist(() => byIndex((tx) => queries.releaseClaims(tx, claims, new Date()))),
    batchSize,
  );

  const leaveOut = batched(
    (left: (Claim & { reason: string })[]) => insist(() => writeLeftOut(left, new Date())),
    batchSize,
  );

  /** What came of it: nothing when the event is left out, or the attempt was stopped. */
  async function send(job: Claim, signal: AbortSignal): Promise<Result | null> {
    const reason = leftOutReason(job, new Date());
    if (reason !== null) {
      await leaveOut({ ...job, reason });
      announce();
      return null;
    }
    const made = await bodyOf(job);
    const result = made && (await attempt(means, job, made, signal));
    if (!result) await release(job);
    return result;
  }

  async function run(job: Claim, signal: AbortSignal): Promise<void> {
    try {
      const result = await send(job, signal).finally(() => claims.ended(job));
      if (!result) return;
      const written = await complete(result);
      if (written.has(result.attempt_id)) announce();
      else log.warn({ delivery: job.id }, "an attempt outlasted its lease and was made again elsewhere");
    } finally {
      claims.over(job);
    }
  }

  async function close(): Promise<void> {
    claims.stop();
    await Promise.all([http.close(), ...mails]);
  }

  return { claim: claims.claim, run, close };
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
