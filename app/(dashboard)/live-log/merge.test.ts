import { expect, test } from "vitest";
import { mergeRows } from "./merge.ts";

const row = (id: string, status: "retrying" | "succeeded" = "succeeded") => ({ id, status });
const ids = (rows: { id: string }[]) => rows.map((one) => one.id);
const all = { passes: () => true, hasMore: false };

test("new rows come in the order of time, whatever the order of their arrival", () => {
  expect(ids(mergeRows([row("dlv_3"), row("dlv_1")], [row("dlv_2"), row("dlv_4")], all))).toEqual([
    "dlv_4",
    "dlv_3",
    "dlv_2",
    "dlv_1",
  ]);
});

test("a changed row keeps its place", () => {
  const merged = mergeRows([row("dlv_2"), row("dlv_1", "retrying")], [row("dlv_1")], all);
  expect(merged.map((one) => [one.id, one.status])).toEqual([
    ["dlv_2", "succeeded"],
    ["dlv_1", "succeeded"],
  ]);
});

test("a row that a filter no longer lets through leaves", () => {
  const passes = ({ status }: { status: string }) => status === "retrying";
  expect(mergeRows([row("dlv_1", "retrying")], [row("dlv_1")], { passes, hasMore: false })).toEqual([]);
});

test("what is older than the rows loaded so far waits for its page", () => {
  expect(ids(mergeRows([row("dlv_5")], [row("dlv_1")], { ...all, hasMore: true }))).toEqual(["dlv_5"]);
});
