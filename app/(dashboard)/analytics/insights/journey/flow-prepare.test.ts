import { expect, test } from "vitest";
import { type FlowLink, prepareFlow } from "./flow-prepare.ts";

const node = (key: string, count: number) => ({ key, label: key, count, href: `/${key}` });
const link = (column: number, from: string, to: string, count: number): FlowLink => ({
  ...{ column, from, to, count, href: "/" },
});

const flow = prepareFlow(
  [
    [node("home", 6), node("cart", 4)],
    [node("price", 7), node("other", 3)],
  ],
  [link(0, "home", "other", 2), link(0, "home", "price", 4), link(0, "cart", "price", 3), link(0, "cart", "other", 1)],
  214,
);

test("nodes are as high as what passes through them, and columns as high as each other", () => {
  expect(flow.nodes.map(({ key, y, height }) => [key, y, height])).toEqual([
    ["home", 0, 120],
    ["cart", 134, 80],
    ["price", 0, 140],
    ["other", 154, 60],
  ]);
  expect(flow.height).toBe(214);
});

test("links fill their nodes on both sides without crossing where they need not", () => {
  expect(flow.links.map(({ from, to, fromY, toY, height }) => [from, to, fromY, toY, height])).toEqual([
    ["home", "price", 0, 0, 80],
    ["home", "other", 80, 154, 40],
    ["cart", "price", 134, 80, 60],
    ["cart", "other", 194, 194, 20],
  ]);
});

test("a link to what is not drawn is left out, and nothing at all is no fault", () => {
  expect(prepareFlow([[node("a", 1)], []], [link(0, "a", "gone", 1)], 100).links).toEqual([]);
  expect(prepareFlow([[], [], []], [], 100)).toEqual({ nodes: [], links: [], height: 0 });
});
