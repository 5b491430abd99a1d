import { expect, test } from "vitest";
import { ImportedConversation } from "#lib/domain/imports/contract.ts";
import { books } from "./content/books.ts";
import { english } from "./content/en/book.ts";
import { sizes } from "./content/en/sizes.ts";
import { demoConversations } from "./rules.ts";
import { castFor } from "./story/cast.ts";
import { gatherCustomers } from "./story/customers.ts";
import type { Scenario } from "./story/phrasebook.ts";
import { Random } from "./story/random.ts";
import { slotsOf } from "./story/say.ts";

const now = new Date("2026-11-22T15:30:00Z");
const lines = demoConversations(now);
const dayMs = 86_400_000;
const [sizing] = sizes as [Scenario];

const share = (wanted: (line: (typeof lines)[number]) => boolean) => lines.filter(wanted).length / lines.length;

test("the same moment and seed give the same conversations, another seed gives others", () => {
  expect(demoConversations(now)).toEqual(lines);
  expect(demoConversations(now, "another")[0]).not.toEqual(lines[0]);
});

test("every conversation is a valid line of an import file", () => {
  for (const line of lines) expect(ImportedConversation.safeParse(line).error).toBeUndefined();
});

test("no two conversations begin alike, and each has four to sixteen messages unless it still runs", () => {
  expect(new Set(lines.map((line) => line.messages?.[0]?.content)).size).toBe(lines.length);
  for (const { status, messages = [] } of lines) {
    expect(messages.length).toBeLessThanOrEqual(16);
    expect(messages.length).toBeGreaterThanOrEqual(status === "active" ? 1 : 4);
  }
});

test("every phrase in every language is filled in", () => {
  const known = new Set(["order", "measure"]);
  for (const customer of gatherCustomers(new Random("x"))) {
    const { slots } = castFor(new Random(customer.city), customer, english, sizing, { start: now, number: 1 });
    for (const name of Object.keys(slots)) known.add(name);
  }
  const asked = phrasesOf(books).flatMap(slotsOf);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
  const said = lines.flatMap(({ messages = [] }) => messages.map(({ content }) => content));
  expect(said.filter((content) => /[[\]{}|]|undefined|NaN/.test(content))).toEqual([]);
});

function phrasesOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(phrasesOf) : [];
}

test("the days reach from ninety days ago to an hour ago, with some conversations running now", () => {
  const ended = lines.filter(({ status }) => status !== "active");
  const times = ended.flatMap(({ messages = [] }) => messages.map(({ sent_at }) => Date.parse(sent_at as string)));
  expect(Math.min(...times)).toBeGreaterThan(now.getTime() - 91 * dayMs);
  expect(Math.min(...times)).toBeLessThan(now.getTime() - 88 * dayMs);
  expect(Math.max(...times)).toBeLessThanOrEqual(now.getTime() - 3_600_000);
  const running = lines.filter(({ status }) => status === "active");
  expect(running).toHaveLength(5);
  for (const { messages } of running) {
    const last = Date.parse(messages?.at(-1)?.sent_at as string);
    expect(last).toBeGreaterThan(now.getTime() - 900_000);
    expect(last).toBeLessThan(now.getTime());
  }
});

test("no stretch of three days is empty, at whatever hour the shop is made", () => {
  for (const hour of [0, 6, 23]) {
    const made = demoConversations(new Date(Date.UTC(2026, 2, 29, hour)));
    const starts = made.map(({ messages }) => Date.parse(messages?.[0]?.sent_at as string));
    const sorted = starts.sort((a, b) => a - b);
    const gaps = sorted.slice(1).map((time, index) => time - (sorted[index] as number));
    expect(Math.max(...gaps)).toBeLessThan(3 * dayMs);
  }
});

test("the shop looks like a shop: mostly resolved, some left, some handed over, some scored", () => {
  expect(share(({ status }) => status === "resolved")).toBeGreaterThan(0.75);
  expect(share(({ status }) => status === "closed")).toBeGreaterThan(0.05);
  expect(share(({ escalation_reason }) => escalation_reason !== undefined)).toBeGreaterThan(0.05);
  expect(share(({ satisfaction_score }) => satisfaction_score !== undefined)).toBeGreaterThan(0.25);
  expect(share(({ cart }) => cart !== undefined)).toBeGreaterThan(0.2);
  expect(lines.filter(({ status }) => status === "escalated")).toHaveLength(4);
  expect(new Set(lines.map(({ channel }) => channel))).toEqual(new Set(["web", "app", "email"]));
  expect(new Set(lines.map(({ language }) => language)).size).toBe(7);
  expect(new Set(lines.map(({ customer }) => customer.external_id)).size).toBeGreaterThan(100);
});

test("the figures of ninety days have something to say: recommendations, returns to a matter, carts won back", () => {
  const recommended = lines.flatMap(({ nps_score }) => nps_score ?? []);
  expect(recommended.length).toBeGreaterThan(100);
  expect(Math.min(...recommended)).toBeLessThan(7);
  expect(lines.filter(({ reopened_count }) => reopened_count).length).toBeGreaterThan(10);
  expect(lines.filter(({ cart, purchase }) => cart?.abandoned && purchase).length).toBeGreaterThan(5);
  expect(lines.filter(({ cart, purchase }) => cart?.abandoned && !purchase).length).toBeGreaterThan(20);
  for (const { purchase } of lines) {
    if (purchase?.purchased_at) expect(Date.parse(purchase.purchased_at)).toBeLessThan(now.getTime());
  }
});

test("a price, a name and an order number are the same throughout a conversation", () => {
  for (const { messages = [], metadata, cart } of lines) {
    const orders = new Set(messages.flatMap(({ content }) => content.match(/AF-\d+/g) ?? []));
    expect([...orders].every((order) => order === metadata?.order_number)).toBe(true);
    const items = (cart?.items ?? []) as { price: number }[];
    expect(items.reduce((sum, { price }) => sum + price, 0)).toBeCloseTo(cart?.value ?? 0);
  }
});
