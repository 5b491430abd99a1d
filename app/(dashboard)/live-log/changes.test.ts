import { expect, test } from "vitest";
import { addChanges, partition, showAll, since } from "./changes.ts";

const row = (id: string, status = "succeeded") => ({ id, status });
const ids = ({ shown, withheld }: ReturnType<typeof partition<{ id: string }>>) =>
  [shown, withheld].map((part) => part.map((one) => one.id));
const inSight = new Set(["dlv_1"]);

test("while the log stands still rows in sight change and new ones are withheld", () => {
  const changes = addChanges(new Map(), [row("dlv_1"), row("dlv_2")], { at: 1, still: true, inSight });
  expect(ids(partition(changes))).toEqual([["dlv_1"], ["dlv_2"]]);
  expect(ids(partition(showAll(changes)))).toEqual([["dlv_1", "dlv_2"], []]);
});

test("a row withheld once stays so when it changes again, until the log moves", () => {
  const first = addChanges(new Map(), [row("dlv_2", "pending")], { at: 1, still: true, inSight });
  const second = addChanges(first, [row("dlv_2")], { at: 2, still: true, inSight });
  expect(partition(second).withheld).toEqual([row("dlv_2")]);
});

test("pages fetched later take the place of older changes, and not of newer ones", () => {
  const moving = { still: false, inSight };
  const first = addChanges(new Map(), [row("dlv_1")], { at: 1, ...moving });
  const both = addChanges(first, [row("dlv_2")], { at: 3, ...moving });
  expect(ids(partition(since(both, 2)))).toEqual([["dlv_2"], []]);
});
