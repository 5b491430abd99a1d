import { Webhook } from "standardwebhooks";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { choose, conversation, endpoint, expect, log, openLive, row, test } from "./webhook-shop.ts";

test("a test with what an event said shows the whole exchange in place, and what to do when it fails", async ({
  page,
  post,
  listening,
  failing,
}) => {
  await post("/v1/conversations", conversation);
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await page.goto(`/webhooks/${id}`);
  await page.getByRole("button", { name: "Send test" }).first().click();
  const sender = page.getByRole("dialog", { name: "Send a test" });
  await sender.getByLabel("Data", { exact: true }).click();
  await page.getByRole("option", { name: /conv_/ }).first().click();
  await sender.getByRole("button", { name: "Send", exact: true }).click();
  await expect(sender.getByText(/Delivered in/)).toBeVisible();
  await expect(sender.getByText("Where the time went")).toBeVisible();
  await expect(sender.getByLabel("Response", { exact: true })).toContainText('"received": true');
  await sender.getByRole("tab", { name: /^Request/ }).click();
  await expect(sender.getByLabel("Request", { exact: true })).toContainText(/webhook-signature: v1,/);
  await expect(sender.getByLabel("Request", { exact: true })).toContainText("Where is my order?");
  expect(JSON.parse(listening.received[0]?.body ?? "").data.initial_message).toBe("Where is my order?");

  const second = await post("/v1/webhook-endpoints", endpoint(failing));
  await page.goto(`/webhooks/${second.id}`);
  await page.getByRole("button", { name: "Send test" }).first().click();
  await sender.getByRole("button", { name: "Send", exact: true }).click();
  await expect(sender.getByText(/Not delivered: 500/)).toBeVisible();
  await expect(sender.getByText(/Look at the server's own logs/)).toBeVisible();
});

test("while a replaced secret lasts, the receiver verifies with either", async ({ page, context, post, listening }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const made = await post("/v1/webhook-endpoints", endpoint(listening));
  const { secret: old } = made as unknown as { secret: string };
  await page.goto(`/webhooks/${made.id}?tab=verify`);
  await page.getByRole("button", { name: "Replace secret" }).click();
  const asking = page.getByRole("dialog", { name: "Replace the signing secret" });
  await asking.getByRole("button", { name: "Replace secret" }).click();
  const slip = page.getByRole("dialog", { name: /is ready/ });
  await slip.getByRole("button", { name: "Copy secret" }).click();
  const fresh = await page.evaluate(() => navigator.clipboard.readText());
  await slip.getByRole("button", { name: "Done" }).click();
  await expect(page.getByText("The replaced secret signs as well until")).toBeVisible();
  await post("/v1/conversations", conversation);
  await expect.poll(() => listening.received.length).toBe(1);
  const [{ body, headers } = { body: "", headers: {} }] = listening.received;
  expect(fresh).not.toBe(old);
  for (const secret of [old, fresh])
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toBeTruthy();
});

test("a delivery that waits is canceled, and one that was given up is sent again", async ({ page, post, failing }) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(failing));
  await openLive(page, id);
  await post("/v1/conversations", conversation);
  await row(page, /Retrying/).click();
  const inspector = page.getByRole("complementary", { name: "Delivery" });
  await inspector.getByRole("button", { name: "Cancel this delivery" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel delivery" }).click();
  await expect(row(page, /Canceled/)).toBeVisible();
  const before = failing.received.length;
  await inspector.getByRole("button", { name: "Retry now" }).click();
  await expect.poll(() => failing.received.length).toBeGreaterThan(before);
});

test("an event is sent to an endpoint that had not listened, from the event's page", async ({
  page,
  post,
  listening,
}) => {
  await post("/v1/conversations", conversation);
  const described = endpoint(listening);
  const { id } = await post("/v1/webhook-endpoints", described);
  await page.goto("/events");
  await page
    .getByRole("row", { name: /conversation\.started/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Send to an endpoint" }).click();
  await page.getByRole("menuitem", { name: described.description }).click();
  await expect(page).toHaveURL(new RegExp(`/webhooks/${id}\\?delivery=dlv_`));
  await expect(row(page, /Succeeded/)).toBeVisible();
  await expect.poll(() => listening.received.length).toBe(1);
});

test("an endpoint's figures lead to exactly their deliveries", async ({ page, post, listening }) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  for (let made = 0; made < 3; made++) await post("/v1/conversations", conversation);
  await expect.poll(() => listening.received.length).toBe(3);
  await page.goto(`/webhooks/${id}?tab=statistics`);
  const delivered = page.getByRole("link", { name: /^Delivered/ });
  await expect(delivered).toContainText("100%");
  await page.getByRole("radio", { name: "7 days" }).click();
  await expect(page).toHaveURL(/range=7d/);
  await expect(page.getByRole("link", { name: /^Deliveries/ })).toContainText("3");
  await delivered.click();
  await expect(page).toHaveURL(/status=succeeded&from=/);
  await expect(log(page).getByRole("row", { name: /Succeeded/ })).toHaveCount(3);
});

for (const width of widths) {
  test(`a test's exchange and the statistics have no accessibility violation at ${width}, light and dark`, async ({
    page,
    post,
    listening,
  }) => {
    const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
    await sizeTo(page, width);
    await page.goto(`/webhooks/${id}`);
    await page.getByRole("button", { name: "Send test" }).first().click();
    await choose(page, "Event", "customer.created");
    const sender = page.getByRole("dialog", { name: "Send a test" });
    await sender.getByRole("button", { name: "Send", exact: true }).click();
    await expect(sender.getByText(/Delivered in/)).toBeVisible();
    await expectAccessible(page);
    await page.goto(`/webhooks/${id}?tab=statistics`);
    await expect(page.getByText("Deliveries by hour").first()).toBeVisible();
    await expectAccessible(page);
  });
}
