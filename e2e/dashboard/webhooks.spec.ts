import { Webhook } from "standardwebhooks";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { choose, conversation, endpoint, expect, live, log, openLive, test } from "./webhook-shop.ts";

test("an endpoint added by hand shows its secret once, and a test event arrives while one watches", async ({
  page,
  context,
  listening,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = endpoint(listening).description;
  await page.goto("/webhooks");
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByLabel("URL").fill(listening.url);
  await form.getByLabel(/^Name/).fill(name);
  await form.getByRole("button", { name: "Add endpoint" }).click();

  const slip = page.getByRole("dialog", { name: `“${name}” is ready` });
  await expect(slip.getByRole("button", { name: "Done" })).toBeDisabled();
  await slip.getByRole("button", { name: "Copy secret" }).click();
  const secret = await page.evaluate(() => navigator.clipboard.readText());
  expect(secret).toMatch(/^whsec_/);
  await slip.getByRole("button", { name: "Done" }).click();

  await expect(page).toHaveURL(/\/webhooks\/we_/);
  await expect(live(page)).toBeVisible();
  await page.getByRole("button", { name: "Send test" }).first().click();
  await choose(page, "Event", "conversation.completed");
  const sender = page.getByRole("dialog", { name: "Send a test" });
  await sender.getByRole("button", { name: "Send", exact: true }).click();
  await expect(sender.getByText(/Delivered in/)).toBeVisible();
  await expect(sender.getByRole("tab", { name: /attempt 1, 200/ })).toBeVisible();
  await sender.getByRole("button", { name: "Show in the log" }).click();
  await expect(log(page).getByRole("row", { name: /Succeeded.*conversation\.completed.*test/ })).toBeVisible();

  const [arrived] = listening.received;
  expect(arrived?.headers["x-shopguide-test"]).toBe("true");
  expect(new Webhook(secret).verify(arrived?.body ?? "", arrived?.headers as Record<string, string>)).toMatchObject({
    event: "conversation.completed",
  });
  await page.reload();
  await page.getByRole("tab", { name: "Verify" }).click();
  await expect(page.getByText("is not shown again")).toBeVisible();
  expect(await page.content()).not.toContain(secret);
});

test("a conversation made through the API is in the log within a second, without a reload", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await openLive(page, id);
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const made = await post("/v1/conversations", conversation);
    const began = Date.now();
    const link = page.locator(`a[href="/conversations/${made.id}"]`);
    const row = log(page).getByRole("row").filter({ has: link });
    await expect(row).toContainText("Succeeded");
    times.push(Date.now() - began);
  }
  // A busy machine may delay one of them.
  expect(Math.min(...times)).toBeLessThan(1_000);
});

test("a receiver that answers 500 shows what went wrong and when the next try is due", async ({
  page,
  post,
  failing,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(failing));
  await openLive(page, id);
  await post("/v1/conversations", conversation);
  const row = log(page)
    .getByRole("row", { name: /Retrying/ })
    .first();
  await expect(row).toContainText("500");
  await expect(row).toContainText(/in \d+ s|now/);
  await row.click();
  const inspector = page.getByRole("complementary", { name: "Delivery" });
  await expect(inspector).toContainText("answered 500 Internal Server Error");
  await expect(inspector).toContainText(/We try again (in \d+ (s|min)|now), then up to \d more times until/);
  await expect(inspector.getByLabel("Response", { exact: true })).toContainText('"received": true');
  const before = failing.received.length;
  await inspector.getByRole("button", { name: "Retry now" }).click();
  await expect.poll(() => failing.received.length).toBeGreaterThan(before);
  await expect(inspector.getByRole("tab", { name: /attempt 2, 500/ })).toBeVisible();
});

test("a paused endpoint gets nothing, and what happened meanwhile once it is resumed", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await openLive(page, id);
  await page.getByRole("button", { name: "Pause" }).click();
  await expect(page.getByRole("button", { name: "Resume" })).toBeVisible();
  await post("/v1/conversations", conversation);
  await expect(
    log(page)
      .getByRole("row", { name: /Waiting.*on hold/ })
      .first(),
  ).toBeVisible();
  expect(listening.received).toHaveLength(0);
  await page.getByRole("button", { name: "Resume" }).click();
  await expect(
    log(page)
      .getByRole("row", { name: /Succeeded/ })
      .first(),
  ).toBeVisible();
});

test("Space holds the log still and counts what comes, and the chosen row stays in the inspector", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await post(`/v1/webhook-endpoints/${id}/test`, {});
  await openLive(page, id);
  const rows = log(page).getByRole("row", { name: /Succeeded/ });
  await rows.first().click();
  const selected = new URL(page.url()).searchParams.get("delivery");
  await rows.first().press("Space");
  await post(`/v1/webhook-endpoints/${id}/test`, {});
  await page.getByRole("button", { name: "Show 1 new" }).click();
  await expect(rows).toHaveCount(2);
  await expect(live(page)).toBeVisible();
  await expect(page.getByRole("complementary", { name: "Delivery" })).toContainText(selected ?? "no delivery");
});

test("deleting an endpoint asks for its name", async ({ page, post, listening }) => {
  const described = endpoint(listening);
  const { id } = await post("/v1/webhook-endpoints", described);
  await page.goto(`/webhooks/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("button", { name: "Delete endpoint" })).toBeDisabled();
  await dialog.getByLabel(/^Type/).fill(described.description);
  await dialog.getByRole("button", { name: "Delete endpoint" }).click();
  await expect(page).toHaveURL(/\/webhooks$/);
  await expect(page.getByRole("button", { name: "Add endpoint" }).first()).toBeVisible();
  await expect(page.getByRole("link", { name: described.description })).toHaveCount(0);
});

for (const width of widths) {
  test(`the webhook pages have no accessibility violation at ${width}, light and dark`, async ({
    page,
    post,
    failing,
  }) => {
    const { id } = await post("/v1/webhook-endpoints", endpoint(failing));
    await post(`/v1/webhook-endpoints/${id}/test`, {});
    await sizeTo(page, width);
    await page.goto("/webhooks");
    await expect(
      page
        .getByRole("table", { name: "Webhook endpoints" })
        .getByText(/Failing/)
        .locator("visible=true")
        .first(),
    ).toBeVisible();
    await expectAccessible(page);
    await openLive(page, id);
    await log(page)
      .getByRole("row", { name: /Failed/ })
      .first()
      .click();
    await expect(page.getByText("Where the time went")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close" }).click();
    for (const tab of ["Statistics", "Settings", "Verify"]) {
      await page.getByRole("tab", { name: tab }).click();
      await expectAccessible(page);
    }
  });
}

test("the dialog that adds an endpoint has no accessibility violation and names what is missing", async ({ page }) => {
  await page.goto("/webhooks");
  await page.getByRole("button", { name: "Add endpoint" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("button", { name: "Details of conversation.started" }).click();
  await form.getByRole("button", { name: "Add endpoint" }).click();
  await expect(form.getByRole("alert")).toContainText("URL");
  await expectAccessible(page);
});
