import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { test as ownShop, expect as soon } from "./own-shop.ts";
import { type Receiver, receiver } from "./receiver.ts";

// How fast and in which order an endpoint is sent to, and what becomes of one that fails, with a real worker and receiver.

const expect = soon.configure({ timeout: 20_000 });

type Made = { id: string };
type Fixtures = {
  post: (path: string, body: unknown) => Promise<Made>;
  listening: Receiver;
  failing: Receiver;
};

const test = ownShop.extend<Fixtures>({
  post: async ({ request, baseURL }, use) => use((path, body) => post(request, baseURL ?? "", path, body)),
  listening: async ({ browserName: _ }, use) => lend(receiver(), use),
  failing: async ({ browserName: _ }, use) => lend(receiver(500), use),
});

async function lend(made: Promise<Receiver>, use: (lent: Receiver) => Promise<void>) {
  const lent = await made;
  await use(lent);
  lent.close();
}

async function post(request: APIRequestContext, origin: string, path: string, data: unknown): Promise<Made> {
  const answer = await request.post(path, { data: data as object, headers: { origin } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}

let count = 0;
const endpoint = (to: Receiver, more: Record<string, unknown> = {}) => ({
  url: to.url,
  description: `Paced ${process.pid}-${++count}`,
  event_types: ["conversation.*"],
  ...more,
});
const log = (page: Page) => page.getByRole("table", { name: "Deliveries" });

test("limits, an order and a breaker set in the form are kept, and a limit holds deliveries back", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await page.goto(`/webhooks/${id}?tab=settings`);
  await page.getByLabel(/^At most, each second/).fill("0.05");
  await page.getByLabel(/^At once, after a quiet while/).fill("1");
  await page.getByLabel(/^At most, at a time/).fill("3");
  await page.getByLabel(/^Order/).click();
  await page.getByRole("option", { name: "In order within a conversation" }).click();
  await page.getByLabel(/^Switch off when everything has failed for/).click();
  await page.getByRole("option", { name: "3 days" }).click();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.reload();
  await expect(page.getByLabel(/^At most, each second/)).toHaveValue("0.05");
  await expect(page.getByLabel(/^At most, at a time/)).toHaveValue("3");
  await expect(page.getByLabel(/^Order/)).toContainText("In order within a conversation");

  await page.getByRole("tab", { name: "Deliveries" }).click();
  for (let n = 0; n < 3; n++) await post("/v1/conversations", { customer: { external_id: `limited-${n}` } });
  await expect(log(page).getByRole("row", { name: /Succeeded/ })).toHaveCount(1);
  await expect(log(page).getByRole("row", { name: /Waiting/ })).toHaveCount(2);
  expect(listening.received).toHaveLength(1);
});

test("a message waits for the conversation’s beginning, and goes once that is canceled", async ({
  page,
  post,
  failing,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(failing, { ordering: "conversation" }));
  await page.goto(`/webhooks/${id}`);
  const made = await post("/v1/conversations", { customer: { external_id: "ordered" } });
  await expect(log(page).getByRole("row", { name: /Retrying.*conversation\.started/ })).toBeVisible();
  await post(`/v1/conversations/${made.id}/messages`, { role: "customer", content: "Hello?" });
  const behind = log(page).getByRole("row", { name: /Waiting.*message_created.*in order/ });
  await expect(behind).toBeVisible();
  await behind.click();
  const inspector = page.getByRole("complementary", { name: "Delivery" });
  await expect(inspector).toContainText("It waits until an earlier delivery of its order has arrived");

  await log(page)
    .getByRole("row", { name: /Retrying.*conversation\.started/ })
    .click();
  await inspector.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel delivery" }).click();
  await expect(log(page).getByRole("row", { name: /(Retrying|Sending).*message_created/ })).toBeVisible();
});

test("an endpoint that fails is paused, which its page and the overview say, and settings end the pause", async ({
  page,
  post,
  failing,
}) => {
  const circuit_breaker = { minimum_attempts: 2, pause_seconds: 3600 };
  const made = endpoint(failing, { circuit_breaker });
  const { id } = await post("/v1/webhook-endpoints", made);
  await page.goto(`/webhooks/${id}`);
  for (let n = 0; n < 3; n++) await post("/v1/conversations", { customer: { external_id: `broken-${n}` } });
  const trouble = page.getByRole("region", { name: "Trouble" });
  await expect(trouble).toContainText("Too many attempts failed, so we pause.");
  await expect(trouble).toContainText(/the endpoint is switched off/);
  const before = failing.received.length;
  await post("/v1/conversations", { customer: { external_id: "broken-later" } });
  await expect(
    log(page)
      .getByRole("row", { name: /Waiting.*we pause/ })
      .first(),
  ).toBeVisible();
  expect(failing.received).toHaveLength(before);

  await page.goto("/overview");
  await expect(page.getByRole("region", { name: "Needs you" })).toContainText(`${made.description} is failing`);
  await page.goto(`/webhooks/${id}`);
  await trouble.getByRole("link", { name: "Settings" }).click();
  await page.getByLabel(/^Name/).fill(`${made.description} again`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect.poll(() => failing.received.length).toBeGreaterThan(before);
});

test("another endpoint hears of a delivery that was given up, and it is among the events", async ({
  page,
  post,
  failing,
  listening,
}) => {
  const retry_schedule = { preset: "own", delays_seconds: [] };
  await post("/v1/webhook-endpoints", endpoint(listening, { event_types: ["webhook.*"] }));
  const { id } = await post("/v1/webhook-endpoints", endpoint(failing, { retry_schedule }));
  await post("/v1/conversations", { customer: { external_id: "exhausted" } });
  await expect.poll(() => listening.received.length).toBeGreaterThan(0);
  expect(JSON.parse(listening.received[0]?.body ?? "")).toMatchObject({
    event: "webhook.delivery_exhausted",
    data: { endpoint_id: id, attempt_count: 1 },
  });
  await page.goto("/events");
  await expect(page.getByRole("row", { name: /webhook\.delivery_exhausted/ }).first()).toBeVisible();
});

for (const width of widths) {
  test(`an endpoint in trouble has no accessibility violation at ${width}, light and dark`, async ({
    page,
    post,
    failing,
  }) => {
    const circuit_breaker = { minimum_attempts: 1, pause_seconds: 3600 };
    const { id } = await post("/v1/webhook-endpoints", endpoint(failing, { circuit_breaker, ordering: "customer" }));
    await post("/v1/conversations", { customer: { external_id: "looks" } });
    await sizeTo(page, width);
    await page.goto(`/webhooks/${id}`);
    await expect(page.getByRole("region", { name: "Trouble" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Settings" }).click();
    await expect(page.getByLabel(/^Order/)).toBeVisible();
    await expectAccessible(page);
  });
}
