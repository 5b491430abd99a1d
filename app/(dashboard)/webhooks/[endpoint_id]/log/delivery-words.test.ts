import { expect, test } from "vitest";
import { answerOf, duration, stateOf } from "./delivery-words.ts";

test("a delivery under way is being sent, whatever came of it before", () => {
  expect(stateOf({ status: "retrying", in_flight: true }).word).toBe("Sending");
  expect(stateOf({ status: "retrying", in_flight: false }).word).toBe("Retrying");
});

test("an answer that never ended is a timeout, even with a status", () => {
  expect(answerOf(200, "body_timeout")).toBe("timeout");
  expect(answerOf(null, "answer_timeout")).toBe("timeout");
});

test("without a status the reason stands in its place", () => {
  expect(answerOf(503, "http_unavailable")).toBe("503");
  expect(answerOf(null, "dns_not_found")).toBe("no DNS");
  expect(answerOf(null, "something_new")).toBe("error");
  expect(answerOf(null, null)).toBe("");
});

test("durations are written in the unit that suits them", () => {
  expect([0.4, 4.2, 999.4, 999.7, 2406].map(duration)).toEqual(["<1 ms", "4 ms", "999 ms", "1.00 s", "2.41 s"]);
});
