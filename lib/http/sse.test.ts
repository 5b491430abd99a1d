import { expect, test } from "vitest";
import { encodeSse } from "./sse.ts";

test("a message has its fields in lines, and data of several lines stays whole", () => {
  expect(encodeSse({ event: "a.b", id: "7", data: "one\ntwo" })).toBe("event: a.b\nid: 7\ndata: one\ndata: two\n\n");
  expect(encodeSse({ comment: "hello", retryMs: 5, id: "7" })).toBe(": hello\nretry: 5\nid: 7\n\n");
});
