import { expect, test } from "vitest";
import type { ConversationRow } from "#lib/domain/conversations/hooks.ts";
import { arrivalsIn, type Pages, withArrivals } from "./arrivals.ts";

const row = (id: string, minute: number) =>
  ({ id, started_at: `2026-11-22T10:${String(minute).padStart(2, "0")}:00.000Z` }) as ConversationRow;
const pagesOf = (...pages: ConversationRow[][]): Pages => ({
  pages: pages.map((data) => ({ data, has_more: true, next_cursor: "next" })),
  pageParams: pages.map(() => null),
});
const idsOf = (pages: Pages) => pages.pages.map((page) => page.data.map(({ id }) => id).join(""));

test("only rows that no page shows are arrivals", () => {
  const pages = pagesOf([row("c", 30)], [row("b", 20)]);
  expect(arrivalsIn(pages, [row("d", 40), row("c", 30), row("b", 20)]).map(({ id }) => id)).toEqual(["d"]);
});

test("arrivals take their place in the order, and the pages below stay", () => {
  const pages = pagesOf([row("c", 30), row("a", 10)], [row("0", 1)]);
  expect(idsOf(withArrivals(pages, [row("d", 40), row("b", 20)], "-started_at"))).toEqual(["dcba", "0"]);
});

test("of two that began together the later id is the newer", () => {
  expect(idsOf(withArrivals(pagesOf([row("a", 10)]), [row("b", 10)], "-started_at"))).toEqual(["ba"]);
  expect(idsOf(withArrivals(pagesOf([row("b", 10)]), [row("a", 10)], "started_at"))).toEqual(["ab"]);
});

test("a row that came twice is shown once", () => {
  expect(idsOf(withArrivals(pagesOf([row("a", 10)]), [row("a", 10)], "-started_at"))).toEqual(["a"]);
});
