import fc from "fast-check";
import { expect, test } from "vitest";
import { type Condition, ConditionTree, maxDepth, maxLeaves } from "./contract.ts";
import { evaluate } from "./evaluate.ts";
import { problemsOf } from "./fields.ts";

const now = new Date("2026-11-22T12:00:00.000Z");
const match = (tree: unknown, value: unknown) => evaluate(ConditionTree.parse(tree), value, now);

test("a missing field matches nothing but `exists: false`, also under ne and not_in", () => {
  for (const [op, value] of [
    ["eq", 1],
    ["ne", 1],
    ["in", [1]],
    ["not_in", [1]],
    ["lt", 1],
    ["exists", true],
  ] as const) {
    expect(match({ field: "a", op, value }, {}).match).toBe(false);
    expect(match({ field: "a", op, value }, { a: null }).match).toBe(false);
    expect(match({ not: [{ field: "a", op, value }] }, {}).match).toBe(true);
  }
  expect(match({ field: "a", op: "exists", value: false }, {}).match).toBe(true);
});

test("no match says why", () => {
  const tree = {
    all: [
      { field: "cart.value", op: "gt", value: 100 },
      { field: "tags", op: "has_any", value: ["vip"] },
    ],
  };
  expect(match(tree, { cart: { value: 20 }, tags: ["vip"] })).toEqual({
    match: false,
    reason: "cart.value is 20; wanted: cart.value gt 100",
  });
  expect(match(tree, {})).toEqual({ match: false, reason: "cart.value is missing; wanted: cart.value gt 100" });
  expect(match({ not: [tree] }, { cart: { value: 200 }, tags: ["vip"] })).toEqual({
    match: false,
    reason: "excluded: all of 2 conditions",
  });
});

test("only own fields of objects are looked at", () => {
  for (const field of ["constructor", "__proto__.polluted", "toString.name", "list.length", "text.length"]) {
    expect(match({ field, op: "exists", value: true }, { list: [1], text: "x" }).match).toBe(false);
  }
});

test("whatever the value is, nothing is thrown", () => {
  const leaves: Condition[] = [
    { field: "a", op: "within_days", value: 3 },
    { field: "a.b", op: "contains", value: "x" },
    { field: "a", op: "has_all", value: ["x"] },
    { field: "a", op: "gte", value: 3 },
  ];
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (value, inner) => {
      for (const leaf of leaves) {
        evaluate(leaf, value, now);
        evaluate({ not: [leaf] }, { a: inner }, now);
      }
    }),
  );
});

test("a tree too deep or too large is refused, and so is what is not a condition", () => {
  const leaf = { field: "a", op: "eq", value: 1 };
  const deep = (levels: number): unknown => (levels === 1 ? leaf : { not: [deep(levels - 1)] });
  expect(ConditionTree.safeParse(deep(maxDepth)).success).toBe(true);
  expect(ConditionTree.safeParse(deep(maxDepth + 1)).success).toBe(false);
  const wide = (leaves: number) => ({ any: [{ all: Array(leaves - 1).fill(leaf) }, leaf] });
  expect(ConditionTree.safeParse(wide(maxLeaves)).success).toBe(true);
  expect(ConditionTree.safeParse(wide(maxLeaves + 1)).success).toBe(false);
  const bad = [
    {},
    { all: [] },
    { field: "a", op: "matches", value: ".*" },
    { ...leaf, more: 1 },
    { all: [leaf], any: [leaf] },
  ];
  for (const tree of bad) expect(ConditionTree.safeParse(tree).success).toBe(false);
});

test("a field's type decides which operators and values it takes", () => {
  const fields = { n: { type: "number" }, t: { type: "text" }, "m.*": { type: "json" } } as const;
  const of = (tree: unknown) => problemsOf(ConditionTree.parse(tree), fields).map(({ path }) => path.join("."));
  expect(
    of({
      all: [
        { field: "n", op: "contains", value: "x" },
        { field: "t", op: "eq", value: "x" },
      ],
    }),
  ).toEqual(["all.0.op"]);
  expect(of({ field: "t", op: "eq", value: 3 })).toEqual(["value"]);
  expect(of({ not: [{ field: "other", op: "eq", value: 3 }] })).toEqual(["not.0.field"]);
  expect(of({ field: "m.*", op: "exists", value: true })).toEqual([]);
  expect(of({ field: "toString", op: "exists", value: true })).toEqual(["field"]);
});
