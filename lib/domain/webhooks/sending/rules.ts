import type { Answer } from "#lib/http/exchange.ts";
import { presetDelays } from "../endpoints/policy/rules.ts";
import type { Problem } from "./problems.ts";

const second = 1_000;
const day = 24 * 60 * 60 * second;

/** The schedule of an endpoint that has chosen none, in ms. */
export const delays = presetDelays.exponential.map((seconds) => seconds * second);
const jitter = 0.2;
const longestRetryAfter = day;

/** How often a delivery is tried by itself. A test is tried once: its sender is watching. */
export const maxAttempts = (test: boolean, pauses: number = delays.length) => (test ? 1 : pauses + 1);

export type Verdict = {
  status: "succeeded" | "retrying" | "failed";
  nextAttemptAt: Date | null;
  /** The receiver said that it is gone for good. */
  disablesEndpoint: boolean;
};

type Try = {
  problem: Problem | null;
  /** How long the receiver asked us to wait, in ms. */
  asked: number | null;
  attemptNumber: number;
  test: boolean;
  /** The endpoint's schedule, in ms. */
  pauses: readonly number[];
  now: Date;
  random: () => number;
};

/** What follows from an attempt: done, another try and when, or given up. */
export function judge({ problem, asked, attemptNumber, test, pauses, now, random }: Try): Verdict {
  if (!problem) return { status: "succeeded", nextAttemptAt: null, disablesEndpoint: false };
  const disablesEndpoint = problem.code === "http_gone";
  if (disablesEndpoint || attemptNumber >= maxAttempts(test, pauses.length)) {
    return { status: "failed", nextAttemptAt: null, disablesEndpoint };
  }
  const nextAttemptAt = new Date(now.getTime() + retryDelay(pauses[attemptNumber - 1] as number, asked, random));
  return { status: "retrying", nextAttemptAt, disablesEndpoint };
}

/** The wait in ms, ±20 % of the scheduled one so that failures do not march in step; longer where the receiver asks. */
export function retryDelay(scheduled: number, asked: number | null, random: () => number): number {
  const own = scheduled * (1 - jitter + 2 * jitter * random());
  return Math.round(Math.max(own, Math.min(asked ?? 0, longestRetryAfter)));
}

/** What `Retry-After` of a 429 or 503 asks for in ms, as seconds or as a date. */
export function retryAfter(answer: Answer | null, now: Date): number | null {
  if (answer?.status !== 429 && answer?.status !== 503) return null;
  const value = String(answer.headers["retry-after"] ?? "").trim();
  if (/^\d{1,9}$/.test(value)) return Number(value) * second;
  const moment = Date.parse(value);
  return !value.endsWith(" GMT") || Number.isNaN(moment) ? null : Math.max(0, moment - now.getTime());
}
