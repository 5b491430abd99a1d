import type { CircuitBreaker } from "../endpoints/pace/contract.ts";

const secondMs = 1_000;
const hourMs = 60 * 60 * secondMs;
const longestPauseMs = hourMs;
const warnsAfterShare = 1 / 5;
/** Of an endpoint that is never disabled. */
const warnsAfterMs = 24 * hourMs;

/** What an endpoint has been through; all workers share it. */
export type Lane = {
  tokens: number | null;
  tokens_at: Date | null;
  circuit: "closed" | "open";
  open_until: Date | null;
  openings: number;
  window_started_at: Date | null;
  window_attempts: number;
  window_failures: number;
  failing_since: Date | null;
  warned_at: Date | null;
};

/** What its owner has set. */
export type Pace = {
  rate_limit: number | null;
  rate_burst: number | null;
  max_in_flight: number | null;
  circuit_breaker: CircuitBreaker | null;
  disable_after_hours: number | null;
};

/** How many deliveries may go now, and in how many ms another may at the earliest; null when time alone changes nothing. */
export type Turn = { count: number; inMs: number | null };

export function turnOf(lane: Lane, pace: Pace, inFlight: number, now: Date): Turn {
  if (lane.circuit === "open") {
    const left = (lane.open_until?.getTime() ?? 0) - now.getTime();
    if (left > 0) return { count: 0, inMs: left };
  }
  const most = Math.min(pace.max_in_flight ?? Number.POSITIVE_INFINITY, lane.circuit === "open" ? 1 : Infinity);
  const free = Math.max(0, most - inFlight);
  if (pace.rate_limit === null) return { count: free, inMs: null };
  const tokens = tokensAt(lane, pace, now);
  const count = Math.min(free, Math.floor(tokens));
  const missing = Math.max(0, 1 - (tokens - count));
  return { count, inMs: free > 0 ? Math.ceil((missing / pace.rate_limit) * secondMs) : null };
}

/** The bucket of deliveries that may go: it fills by `rate_limit` a second up to `rate_burst`. */
export function tokensAt({ tokens, tokens_at }: Lane, { rate_limit, rate_burst }: Pace, now: Date): number {
  const burst = rate_burst ?? 1;
  if (tokens === null || tokens_at === null) return burst;
  const seconds = Math.max(0, now.getTime() - tokens_at.getTime()) / secondMs;
  return Math.min(burst, tokens + seconds * (rate_limit ?? 0));
}

/** How a number of attempts went. */
export type Tally = { succeeded: number; failed: number };

export type News = "opened" | "closed" | "warn" | "disable" | "recovered";

/** What attempts that have just ended change, and what is to be told of it. */
export function observe(lane: Lane, pace: Pace, tally: Tally, now: Date): { lane: Lane; news: News[] } {
  const circuit = circuitAfter(lane, pace.circuit_breaker, tally, now);
  const trouble = troubleAfter(lane, pace.disable_after_hours, tally, now);
  return { lane: { ...lane, ...circuit.change, ...trouble.change }, news: [...circuit.news, ...trouble.news] };
}

const emptyWindow = { window_started_at: null, window_attempts: 0, window_failures: 0 };
const closed = { circuit: "closed" as const, open_until: null, ...emptyWindow };

type Change = { change: Partial<Lane>; news: News[] };

function circuitAfter(lane: Lane, breaker: CircuitBreaker | null, tally: Tally, now: Date): Change {
  if (lane.circuit === "open") {
    if (!breaker) return { change: { ...closed, openings: 0 }, news: ["closed"] };
    // What was under way when the circuit opened says nothing about the receiver after the pause.
    if (lane.open_until && lane.open_until > now) return { change: {}, news: [] };
    if (tally.succeeded > 0) return { change: closed, news: ["closed"] };
    return { change: opened(lane, breaker, now), news: [] };
  }
  if (!breaker) return { change: emptyWindow, news: [] };
  const window = windowAfter(lane, breaker, tally, now);
  const { window_attempts: attempts, window_failures: failures } = window;
  if (attempts >= breaker.minimum_attempts && failures / attempts >= breaker.failure_rate) {
    return { change: opened(lane, breaker, now), news: ["opened"] };
  }
  // A window that ends well ends the memory of earlier pauses.
  return { change: { ...window, ...(failures === 0 && { openings: 0 }) }, news: [] };
}

function windowAfter(lane: Lane, breaker: CircuitBreaker, { succeeded, failed }: Tally, now: Date) {
  const began = lane.window_started_at;
  const isOver = !began || now.getTime() - began.getTime() >= breaker.window_seconds * secondMs;
  if (isOver && failed === 0) return emptyWindow;
  return {
    window_started_at: isOver ? now : began,
    window_attempts: (isOver ? 0 : lane.window_attempts) + succeeded + failed,
    window_failures: (isOver ? 0 : lane.window_failures) + failed,
  };
}

function opened({ openings }: Lane, { pause_seconds }: CircuitBreaker, now: Date): Partial<Lane> {
  const pause = Math.min(longestPauseMs, pause_seconds * secondMs * 2 ** Math.min(openings, 12));
  return {
    ...{ circuit: "open" as const, open_until: new Date(now.getTime() + pause), openings: openings + 1 },
    ...emptyWindow,
  };
}

function troubleAfter(lane: Lane, hours: number | null, { succeeded, failed }: Tally, now: Date): Change {
  if (succeeded > 0) {
    const change = { failing_since: null, warned_at: null };
    return { change, news: lane.warned_at ? ["recovered"] : [] };
  }
  if (failed === 0) return { change: {}, news: [] };
  const since = lane.failing_since ?? now;
  const lasted = now.getTime() - since.getTime();
  if (hours !== null && lasted >= hours * hourMs) {
    return { change: { failing_since: since, warned_at: now }, news: ["disable"] };
  }
  const isWarned = lane.warned_at !== null && lane.warned_at >= since;
  const due = hours === null ? warnsAfterMs : hours * hourMs * warnsAfterShare;
  if (isWarned || lasted < due) return { change: { failing_since: since }, news: [] };
  return { change: { failing_since: since, warned_at: now }, news: ["warn"] };
}

/** From when on the next failure disables the endpoint; null: never. */
export function disablesAt(failingSince: Date | null, hours: number | null): Date | null {
  return failingSince && hours !== null ? new Date(failingSince.getTime() + hours * hourMs) : null;
}
