import { describe, expect, test } from "vitest";
import { disablesAt, type Lane, observe, type Pace, turnOf } from "./rules.ts";

const start = new Date("2026-11-23T12:00:00Z");
const later = (ms: number) => new Date(start.getTime() + ms);
const hours = (count: number) => count * 3_600_000;

const lane: Lane = {
  tokens: null,
  tokens_at: null,
  circuit: "closed",
  open_until: null,
  openings: 0,
  window_started_at: null,
  window_attempts: 0,
  window_failures: 0,
  failing_since: null,
  warned_at: null,
};
const breaker = { failure_rate: 0.5, minimum_attempts: 10, window_seconds: 60, pause_seconds: 30 };
const pace: Pace = {
  rate_limit: null,
  rate_burst: null,
  max_in_flight: null,
  circuit_breaker: breaker,
  disable_after_hours: 120,
};

/** Lets attempts of several moments follow each other. */
function through(steps: { at: number; succeeded?: number; failed?: number }[], own: Partial<Pace> = {}) {
  let now = lane;
  const told: string[][] = [];
  for (const { at, succeeded = 0, failed = 0 } of steps) {
    const { lane: next, news } = observe(now, { ...pace, ...own }, { succeeded, failed }, later(at));
    now = next;
    told.push(news);
  }
  return { lane: now, told };
}

describe("limits", () => {
  const limited = { ...pace, rate_limit: 5, rate_burst: 10 };

  test("a burst goes at once, then as many as the rate allows", () => {
    expect(turnOf(lane, limited, 0, start)).toEqual({ count: 10, inMs: 200 });
    const spent = { ...lane, tokens: 0, tokens_at: start };
    expect(turnOf(spent, limited, 0, later(100))).toEqual({ count: 0, inMs: 100 });
    expect(turnOf(spent, limited, 0, later(1_000))).toEqual({ count: 5, inMs: 200 });
    expect(turnOf(spent, limited, 0, later(hours(1))).count).toBe(10);
  });

  test("over an hour no more than the rate and one burst goes, however often it is asked", () => {
    let [now, sent] = [lane, 0];
    for (let ms = 0; ms <= hours(1); ms += 37) {
      const { count } = turnOf(now, limited, 0, later(ms));
      const tokens = Math.min(
        10,
        (now.tokens ?? 10) + (now.tokens_at ? (ms - now.tokens_at.getTime() + start.getTime()) * 0.005 : 0),
      );
      now = { ...now, tokens: tokens - count, tokens_at: later(ms) };
      sent += count;
    }
    expect(sent).toBeLessThanOrEqual(3600 * 5 + 10);
    expect(sent).toBeGreaterThan(3600 * 5 - 10);
  });

  test("what is under way counts against the most in flight", () => {
    expect(turnOf(lane, { ...pace, max_in_flight: 3 }, 2, start)).toEqual({ count: 1, inMs: null });
    expect(turnOf(lane, { ...pace, max_in_flight: 3 }, 5, start)).toEqual({ count: 0, inMs: null });
    expect(turnOf(lane, { ...limited, max_in_flight: 3 }, 0, start).count).toBe(3);
  });

  test("a machine whose clock is behind grants nothing twice", () => {
    expect(turnOf({ ...lane, tokens: 0, tokens_at: later(5_000) }, limited, 0, start).count).toBe(0);
  });
});

describe("circuit", () => {
  test("it opens when enough attempts of a window fail, not when one event fails again and again", () => {
    expect(through([{ at: 0, failed: 9 }]).lane.circuit).toBe("closed");
    expect(
      through([
        { at: 0, failed: 9 },
        { at: 1_000, failed: 1 },
      ]).told,
    ).toEqual([[], ["opened"]]);
    const once = through(Array.from({ length: 30 }, (_, n) => ({ at: n * 120_000, failed: 1 })));
    expect(once.lane.circuit).toBe("closed");
  });

  test("few failures among many successes leave it closed", () => {
    expect(
      through([
        { at: 0, failed: 4, succeeded: 2 },
        { at: 9_000, failed: 40, succeeded: 60 },
      ]).lane.circuit,
    ).toBe("closed");
  });

  test("while it is open nothing goes; then one delivery tries", () => {
    const { lane: open } = through([{ at: 0, failed: 10 }]);
    expect(turnOf(open, pace, 0, later(10_000))).toEqual({ count: 0, inMs: 20_000 });
    expect(turnOf(open, pace, 0, later(30_000)).count).toBe(1);
    expect(turnOf(open, pace, 1, later(30_000)).count).toBe(0);
  });

  test("a try that fails doubles the pause up to an hour, one that arrives closes it", () => {
    const pauses = [0, 30, 90, 210].map((seconds, index) => ({ at: seconds * 1000, failed: index === 0 ? 10 : 1 }));
    expect(through(pauses).lane.open_until).toEqual(later((210 + 240) * 1000));
    const { lane: long } = through(Array.from({ length: 30 }, (_, n) => ({ at: hours(n), failed: 10 })));
    expect(long.open_until).toEqual(later(hours(30)));
    const healed = through([...pauses, { at: 460_000, succeeded: 1 }]);
    expect(healed.told.at(-1)).toEqual(["closed"]);
    expect(turnOf(healed.lane, pace, 0, later(460_000)).count).toBe(Number.POSITIVE_INFINITY);
  });

  test("what was under way when it opened changes nothing", () => {
    const { lane: open } = through([{ at: 0, failed: 10 }]);
    const late = observe(open, pace, { succeeded: 5, failed: 5 }, later(1_000));
    expect(late.lane).toMatchObject({ circuit: "open", open_until: open.open_until, openings: 1 });
  });

  test("it closes when its owner wants none", () => {
    const { lane: open } = through([{ at: 0, failed: 10 }]);
    expect(observe(open, { ...pace, circuit_breaker: null }, { succeeded: 0, failed: 1 }, start).news).toEqual([
      "closed",
    ]);
  });
});

describe("trouble", () => {
  const every = (count: number) => Array.from({ length: count }, (_, n) => ({ at: hours(n), failed: 1 }));

  test("five days without a success disable an endpoint, after a warning on the first", () => {
    const { told } = through(every(121));
    expect(told.map((news, hour) => [hour, ...news]).filter((entry) => entry.length > 1)).toEqual([
      [24, "warn"],
      [120, "disable"],
    ]);
  });

  test("a success in between begins the time anew, and tells of the recovery only after a warning", () => {
    const quick = through([...every(20), { at: hours(20), succeeded: 1 }, { at: hours(21), failed: 1 }]);
    expect(quick.told.flat()).toEqual([]);
    expect(quick.lane.failing_since).toEqual(later(hours(21)));
    expect(through([...every(30), { at: hours(30), succeeded: 1 }]).told.flat()).toEqual(["warn", "recovered"]);
  });

  test("an endpoint that is never disabled is warned of after a day", () => {
    expect(through(every(800), { disable_after_hours: null }).told.flat()).toEqual(["warn"]);
    expect(disablesAt(start, null)).toBeNull();
    expect(disablesAt(start, 2)).toEqual(later(hours(2)));
  });
});
