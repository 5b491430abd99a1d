import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, newcomerTest } from "./own-shop.ts";
import { receiver } from "./receiver.ts";

type Send = (method: "POST" | "PUT", path: string, body: unknown) => Promise<{ id: string }>;

/** Each test has a shop of its own, so that its figures are its own, and calls the API as its owner. */
const test = newcomerTest.extend<{ send: Send }>({
  send: async ({ page, person: _, baseURL }, use) => {
    await use(async (method, path, data) => {
      const headers = { origin: baseURL as string };
      const answer = await page.request.fetch(path, { method, data, headers });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    });
  },
});

const customer = { email: "ada@example.com", name: "Ada Moreau" };
const question = { customer, initial_message: "Do you have these in size 42?" };
const answer = { role: "assistant", content: "Yes, two pairs are left." };

const main = (page: Page) => page.getByRole("main");
const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");

async function openLive(page: Page) {
  await page.goto("/overview");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
}

/** Six conversations of today, by how they stand. */
async function makeConversations(send: Send) {
  const stand = [
    { status: "resolved", satisfaction_score: 5 },
    { status: "resolved", satisfaction_score: 4 },
    { status: "resolved" },
    { status: "closed" },
    { status: "escalated" },
    undefined,
  ];
  for (const [index, change] of stand.entries()) {
    const { id } = await send("POST", "/v1/conversations", question);
    if (index % 2 === 0) await send("POST", `/v1/conversations/${id}/messages`, answer);
    if (change) await send("PUT", `/v1/conversations/${id}`, change);
  }
}

test("every figure and every bar leads to exactly the conversations that it counted", async ({ page, send }) => {
  test.slow();
  await makeConversations(send);
  const counted: [name: RegExp, figure: RegExp, count: number][] = [
    [/^Conversations/, /Conversations6/, 6],
    [/^Resolved by the assistant/, /50\.0%/, 3],
    [/^First answer, median/, /0\.\ds/, 3],
    [/^Satisfaction/, /4\.5 \/ 5/, 2],
    [/Resolved 3, Left unanswered 1, Escalated 1, Open 1/, /^$/, 6],
  ];
  for (const [name, figure, count] of counted) {
    await page.goto("/overview");
    const link = main(page).getByRole("link", { name });
    await expect(link).toHaveText(figure);
    await link.focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/conversations\?.*started_after=/);
    await expect(rows(page)).toHaveCount(count);
  }
});

test("what happens in the shop shows at once, in its owner's words", async ({ page, send }) => {
  await openLive(page);
  const { id } = await send("POST", "/v1/conversations", question);
  const news = main(page).getByRole("link", { name: /New conversation with Ada Moreau/ });
  await expect(news).toBeVisible({ timeout: 3_000 });
  await send("PUT", `/v1/conversations/${id}`, { status: "escalated", escalation_reason: "gift_return" });
  await expect(main(page).getByRole("link", { name: /Ada Moreau needs a person\s*Gift return/ })).toBeVisible();
  await news.click();
  await expect(page).toHaveURL(new RegExp(`/conversations/${id}`));
});

test("a customer who waits and an endpoint that fails stand above the figures", async ({ page, send }) => {
  const failing = await receiver(500);
  const endpoint = { url: failing.url, description: "Order sync", event_types: ["conversation.started"] };
  const { id: endpointId } = await send("POST", "/v1/webhook-endpoints", endpoint);
  const { id } = await send("POST", "/v1/conversations", question);
  await send("PUT", `/v1/conversations/${id}`, { status: "escalated" });
  await page.goto("/overview");
  const needs = page.getByRole("region", { name: "Needs you" });
  await expect(needs.getByText("1 conversation waits for a person")).toBeVisible();
  await expect(needs.getByText("Order sync is failing")).toBeVisible({ timeout: 30_000 });
  await expect(needs.getByRole("link", { name: "See deliveries" })).toHaveAttribute(
    "href",
    `/webhooks/${endpointId}?status=unsent`,
  );
  await needs.getByRole("link", { name: "See them" }).click();
  await expect(rows(page)).toHaveCount(1);
  failing.close();
});

test("a new shop is led through its first steps, and each ticks itself", async ({ page, send }) => {
  const listening = await receiver();
  await openLive(page);
  const steps = page.getByRole("region", { name: "First steps" });
  await expect(steps).toContainText("0 of 4");
  await expect(steps.getByRole("link", { name: "Create API key" })).toHaveAttribute("href", "/api-keys");

  await send("POST", "/v1/api-keys", { name: "Storefront", scopes: ["*"] });
  await expect(steps).toContainText("1 of 4", { timeout: 15_000 });
  await expect(steps.getByRole("figure", { name: "Command" })).toContainText("/v1/conversations");

  await send("POST", "/v1/conversations", question);
  await expect(steps).toContainText("2 of 4");

  await send("POST", "/v1/webhook-endpoints", { url: listening.url });
  await expect(steps).toContainText("3 of 4", { timeout: 15_000 });

  await send("POST", "/v1/conversations", question);
  await expect(steps).toBeHidden({ timeout: 15_000 });
  expect(listening.received.length).toBeGreaterThan(0);
  listening.close();
});

test("the range is in the address, can be gone back from, and says what is wrong with own days", async ({
  page,
  send,
}) => {
  await makeConversations(send);
  await page.goto("/overview");
  const range = page.getByRole("button", { name: /^Range/ });
  const bars = page.getByRole("region", { name: "How conversations ended" }).locator("[data-point]");
  await expect(bars).toHaveCount(7);

  await range.click();
  await page.getByRole("button", { name: "Last 30 days" }).click();
  await expect(page).toHaveURL(/range=30d/);
  await expect(bars).toHaveCount(30);
  await page.goBack();
  await expect(bars).toHaveCount(7);

  await range.click();
  await page.getByLabel("From").fill("2026-03-28");
  await page.getByLabel("To", { exact: true }).fill("2026-03-27");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page.getByText("The first day comes after the last.")).toBeVisible();
  await page.getByLabel("To", { exact: true }).fill("2026-03-30");
  await page.getByRole("button", { name: "Show these days" }).click();
  await expect(page).toHaveURL(/from=2026-03-28&to=2026-03-30/);
  await expect(range).toContainText("28 – 30 Mar");
  await expect(main(page)).toContainText("No conversation began in these 3 days.");

  await range.click();
  await page.getByRole("radio", { name: "Nothing" }).click();
  await expect(page).toHaveURL(/compare=none/);
  await expect(range).not.toContainText("vs");
});

for (const width of widths) {
  test(`the overview holds at ${width}, light and dark`, async ({ page, send }) => {
    await makeConversations(send);
    const wordy = { ...question, initial_message: "I sent the return on 9 November and see no refund yet. ".repeat(5) };
    await send("POST", "/v1/conversations", wordy);
    await sizeTo(page, width);
    await openLive(page);
    await expect(main(page).getByRole("link", { name: /^Satisfaction/ })).toContainText("4.5");
    await expectAccessible(page);
  });
}
