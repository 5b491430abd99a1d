import { afterAll, expect, test } from "vitest";
import { createExpressions } from "./threads.ts";

const limits = { runMs: 300, maxBytes: 10_000, waitMs: 3_000, memoryMb: 32 };
const expressions = createExpressions({ ...limits, threads: 2 });
afterAll(() => expressions.close());

const evaluate = (text: string, input: unknown = {}, lane = "a") =>
  expressions.evaluate(lane, text, JSON.stringify(input));

test("an expression makes JSON of JSON", async () => {
  const input = { event: "a.b", data: { items: [{ price: 2 }, { price: 3 }] } };
  expect(await evaluate('{"kind": event, "sum": $sum(data.items.price)}', input)).toEqual({
    json: '{"kind":"a.b","sum":5}',
  });
});

test("regular expressions match, replace and split as in JavaScript", async () => {
  const text = `{ "found": $match(t, /(\\d+)-([A-Z])/i).groups, "put": $replace(t, /^x(.)/, "$1!"), "cut": $split(t, /\\s*,\\s*/) }`;
  expect(await evaluate(text, { t: "xy 12-a , 7-B" })).toEqual({
    json: '{"found":["12","a","7","B"],"put":"y! 12-a , 7-B","cut":["xy 12-a","7-B"]}',
  });
});

test("a pattern that would take a backtracking engine for ever is answered at once", async () => {
  const started = Date.now();
  const text = `$contains(t, /^(a+)+$/) & $eval("$contains(t, /^(a|a)*$/)")`;
  expect(await evaluate(text, { t: `${"a".repeat(5_000)}!` })).toEqual({ json: '"falsefalse"' });
  expect(Date.now() - started).toBeLessThan(2_000);
});

test.each([
  ["a loop without end", "($f := function($n) { $f($n + 1) }; $f(1))", "too_long"],
  ["a recursion without end", "($f := function($n) { 1 + $f($n + 1) }; $f(1))", "failed"],
  ["a huge range", "$sum([1..9999999])", "failed"],
  ["a huge text", '$pad("", 400000000, "ab")', "too_m|too_l|failed"],
  ["a text that doubles", '$reduce([1..60], function($t) { $t & $t }, "aaaaaaaa")', "too_m|too_l|failed"],
  ["a structure that doubles", "$reduce([1..40], function($t) { [[$t, $t]] }, [1])", "too_m|too_l|failed"],
  ["more than its memory", '[1..90000].{"a": [1..200], "b": $pad("", 2000, "x")}', "too_m|too_l"],
  ["an answer beyond the bound", '$pad("", 20000, "a")', "too_large"],
  ["no result", "nothing.here", "no_result"],
  ["a function as a result", "$sum", "no_result"],
  ["nonsense", "{ 1 +", "syntax"],
  ["a regular expression that cannot be answered in time", "$match(t, /(?=a)b/)", "syntax"],
  ["an error of its own", '$error("no")', "failed"],
  ["what is not there", "$nothing(1)", "failed"],
])("%s ends in time with the right word, and the next expression works", async (_, text, problem) => {
  const started = Date.now();
  const outcome = await evaluate(text, { t: "ab" });
  expect(outcome).toMatchObject({ problem: expect.stringMatching(problem), detail: expect.any(String) });
  expect(Date.now() - started).toBeLessThan(4_000);
  expect(await evaluate("1 + 1")).toEqual({ json: "2" });
});

test("an expression reaches nothing of the process", async () => {
  for (const text of ["process", "constructor", '"".constructor', "$.constructor.constructor", "__proto__"]) {
    expect(await evaluate(text, { a: 1 })).toMatchObject({ problem: "no_result" });
  }
});

test("whoever brings many that overrun holds up nobody else", async () => {
  const slow = Array.from({ length: 8 }, () => evaluate("($f := function($n) { $f($n + 1) }; $f(1))", {}, "slow"));
  const started = Date.now();
  for (const n of [1, 2, 3]) expect(await evaluate(`${n}`, {}, "quick")).toEqual({ json: String(n) });
  expect(Date.now() - started).toBeLessThan(2_000);
  const outcomes = await Promise.all(slow);
  expect(outcomes.every((outcome) => "problem" in outcome)).toBe(true);
});

test("what cannot be had in its turn in time is given up rather than waited for", async () => {
  const hasty = createExpressions({ ...limits, threads: 1, waitMs: 50 });
  const first = hasty.evaluate("a", "($f := function($n) { $f($n + 1) }; $f(1))", "{}");
  expect(await hasty.evaluate("b", "1", "{}")).toMatchObject({ problem: "busy" });
  expect(await first).toMatchObject({ problem: "too_long" });
  await hasty.close();
});

test("checking says where an expression is wrong, and runs nothing", async () => {
  expect(await expressions.check("a", "data.$x(")).toMatchObject({ problem: "syntax" });
  expect(await expressions.check("a", '$error("not run")')).toBeNull();
});
