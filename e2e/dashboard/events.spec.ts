import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Events" }).getByRole("row");
const inspector = (page: Page) => page.getByRole("complementary", { name: "Event" });

const start = (api: Api, word: string) =>
  api("POST", "/v1/conversations", { customer: { email: `${word}@example.com` }, initial_message: `About ${word} 🛒` });

test("what happens appears without a reload, and waits while the log is held", async ({ page, api }) => {
  await page.goto("/events");
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  const first = ownWord();
  await start(api, first);
  await expect(rows(page).filter({ hasText: first }).first()).toBeVisible();
  await page.getByRole("button", { name: /Hold/ }).click();
  const second = ownWord();
  await start(api, second);
  await expect(page.getByText(/Held, \d+ new/)).toBeVisible();
  await expect(rows(page).filter({ hasText: second })).toHaveCount(0);
  await page.getByRole("button", { name: /new|Resume|Release/ }).click();
  await expect(rows(page).filter({ hasText: second }).first()).toBeVisible();
});

test("an event shows its payload and leads to its conversation", async ({ page, api }) => {
  const word = ownWord();
  const { id } = await start(api, word);
  await page.goto(`/events?conversation_id=${id}`);
  await rows(page).filter({ hasText: "conversation.started" }).click();
  await expect(page).toHaveURL(/event=evt_/);
  await expect(inspector(page)).toContainText(`"initial_message": "About ${word} 🛒"`);
  await expect(inspector(page)).toContainText("No webhook listened to it.");
  await inspector(page).getByRole("link", { name: "Open the conversation" }).click();
  await expect(page).toHaveURL(new RegExp(`/conversations/${id}`));
});

test("the log narrows to one type, and says so when nothing is of it", async ({ page, api }) => {
  const { id } = await start(api, ownWord());
  await api("PUT", `/v1/conversations/${id}`, { status: "escalated", escalation_reason: "customer_asked" });
  await page.goto(`/events?conversation_id=${id}`);
  await expect(rows(page)).not.toHaveCount(2);
  await page.getByRole("combobox", { name: "Event" }).click();
  await page.getByRole("option", { name: "conversation.escalated" }).click();
  await expect(rows(page)).toHaveText([/Time/, /conversation\.escalated.*Customer asked/]);
  await page.goto(`/events?conversation_id=${id}&type=inventory.restocked`);
  await page.getByRole("button", { name: "Show all events" }).click();
  await expect(rows(page).nth(1)).toBeVisible();
});

for (const width of widths) {
  test(`the events hold at ${width}, light and dark`, async ({ page, api }) => {
    const { id } = await start(api, ownWord());
    await sizeTo(page, width);
    await page.goto(`/events?conversation_id=${id}`);
    const started = page.getByRole("main").getByText("conversation.started").locator("visible=true").first();
    await expect(started).toBeVisible();
    await expectAccessible(page);
    await started.click();
    await expect(page.getByRole("heading", { name: "Payload" })).toBeVisible();
    await expectAccessible(page);
  });
}
