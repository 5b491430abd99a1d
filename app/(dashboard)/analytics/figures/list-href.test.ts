import { expect, test } from "vitest";
import { listHref } from "./list-href.ts";

test("a point leads to its conversations, narrowed to those that its figure counts", () => {
  expect(listHref("started_after=2026-11-01T00%3A00%3A00.000Z&channel=web", { escalated: "true" })).toBe(
    "/conversations?started_after=2026-11-01T00%3A00%3A00.000Z&channel=web&escalated=true",
  );
  expect(listHref("")).toBe("/conversations");
});

test("states that were chosen and states that a figure counts are met together", () => {
  expect(listHref("status=active,closed", { status: "resolved,closed" })).toBe("/conversations?status=closed");
  expect(listHref("status=closed", { status: "resolved,closed" })).toBe("/conversations?status=closed");
});

test("two figures of the shop's own must both count a conversation", () => {
  expect(listHref("metric=met_1", { metric: "met_2" })).toBe("/conversations?metric=met_1%2Cmet_2");
});

test("a field of the shop's own is written as the page takes it", () => {
  expect(listHref("metadata%5Border%5D=1001")).toBe("/conversations?metadata=order%3D1001");
});
