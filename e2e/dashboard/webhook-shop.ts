import type { APIRequestContext, Page } from "@playwright/test";
import { test as ownShop, expect as soon } from "./own-shop.ts";
import { type Receiver, receiver } from "./receiver.ts";

export const expect = soon.configure({ timeout: 15_000 });

type Fixtures = {
  /** Calls the API as the shop's owner and returns the JSON. */
  post: (path: string, body: unknown) => Promise<{ id: string }>;
  listening: Receiver;
  failing: Receiver;
};

/** `test` in a shop of its own, with receivers of webhooks on this machine. */
export const test = ownShop.extend<Fixtures>({
  post: async ({ request, baseURL }, use) => use((path, body) => post(request, baseURL ?? "", path, body)),
  listening: async ({ browserName: _ }, use) => lend(receiver(), use),
  failing: async ({ browserName: _ }, use) => lend(receiver(500), use),
});

async function lend(made: Promise<Receiver>, use: (lent: Receiver) => Promise<void>) {
  const lent = await made;
  await use(lent);
  lent.close();
}

async function post(request: APIRequestContext, origin: string, path: string, data: unknown) {
  const answer = await request.post(path, { data: data as object, headers: { origin } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

let count = 0;
export const endpoint = (to: Receiver) => ({
  url: to.url,
  description: `Order sync ${process.pid}-${++count}`,
  event_types: ["conversation.started"],
});
export const conversation = { customer: { email: "ada@example.com" }, initial_message: "Where is my order?" };

export const log = (page: Page) => page.getByRole("table", { name: "Deliveries" });
export const live = (page: Page) => page.getByText("Live", { exact: true }).locator("visible=true");
export const row = (page: Page, name: RegExp) => log(page).getByRole("row", { name }).first();

export async function openLive(page: Page, id: string) {
  await page.goto(`/webhooks/${id}`);
  await expect(live(page)).toBeVisible();
}

/** Takes an option of the select with this label. */
export async function choose(page: Page, label: string, option: string | RegExp) {
  await page.getByLabel(label, { exact: true }).click();
  await page.getByRole("option", { name: option }).first().click();
}
