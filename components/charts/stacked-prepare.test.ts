import { expect, test } from "vitest";
import { prepareStack } from "./stacked-prepare.ts";

const series = [
  { key: "resolved", label: "Resolved", colour: "c1" as const },
  { key: "escalated", label: "Escalated", colour: "c2" as const },
];
const row = (values: Record<string, number>) => ({
  key: "cart",
  label: "Cart",
  values,
  href: "/all",
  parts: { escalated: "/escalated" },
});

test("each bar is whole, and each of its parts leads to its own rows", () => {
  const [first] = prepareStack([row({ resolved: 3, escalated: 1 })], series).rows;
  expect(first).toMatchObject({ total: 4 });
  expect(first?.drawn).toMatchObject([
    { key: "resolved", share: 0.75, href: "/all", named: true },
    { key: "escalated", share: 0.25, href: "/escalated", named: false },
  ]);
});

test("a part that counts nothing is not drawn, and a bar of nothing stays empty", () => {
  expect(prepareStack([row({ escalated: 2 })], series).rows[0]?.drawn.map(({ key }) => key)).toEqual(["escalated"]);
  expect(prepareStack([row({})], series).rows[0]).toMatchObject({ total: 0, drawn: [] });
});

test("a narrow first part has no room for its share", () => {
  expect(prepareStack([row({ resolved: 1, escalated: 9 })], series).rows[0]?.drawn[0]?.named).toBe(false);
});
