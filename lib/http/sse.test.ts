import { expect, test } from "vitest";
import { encodeSse, sseBody } from "./sse.ts";

test("a message has its fields in lines, and data of several lines stays whole", () => {
  expect(encodeSse({ event: "a.b", id: "7", data: "one\ntwo" })).toBe("event: a.b\nid: 7\ndata: one\ndata: two\n\n");
  expect(encodeSse({ comment: "hello", retryMs: 5, id: "7" })).toBe(": hello\nretry: 5\nid: 7\n\n");
});

test("messages are taken no faster than the client reads, and its leaving is told", async () => {
  let taken = 0;
  let left = false;
  async function* endless() {
    for (;;) yield [{ data: String(taken++) }];
  }
  const reader = sseBody(endless(), () => {
    left = true;
  }).getReader();
  await reader.read();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(taken).toBeLessThan(4);
  await reader.cancel();
  expect(left).toBe(true);
});
