import { expectAccessible } from "./accessible.ts";
import { conversation, endpoint, expect, log, openLive, row, test } from "./webhook-shop.ts";

const menu = "Retry, cancel or recover";

test("what failed is sent again in one go, after the count of a dry run, and its progress is shown", async ({
  page,
  post,
  failing,
}) => {
  const once = { retry_schedule: { preset: "own", delays_seconds: [] } };
  const { id } = await post("/v1/webhook-endpoints", { ...endpoint(failing), ...once });
  await openLive(page, id);
  for (let made = 0; made < 3; made++) await post("/v1/conversations", conversation);
  await expect(log(page).getByRole("row", { name: /Failed/ })).toHaveCount(3);
  failing.answer(200);
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: "Retry those shown…" }).click();
  const asking = page.getByRole("dialog", { name: "Send these deliveries again" });
  await expect(asking.getByRole("status")).toContainText(/^3 deliveries, queued within/);
  await expectAccessible(page);
  await asking.getByRole("button", { name: "Send 3 deliveries" }).click();
  await expect(page.getByRole("region", { name: "Progress" })).toContainText("3 deliveries queued again.");
  await expect(log(page).getByRole("row", { name: /Succeeded/ })).toHaveCount(3);
});

test("what was missed before an endpoint was there is recovered, with a dry run and progress", async ({
  page,
  post,
  listening,
}) => {
  const customers = { ...endpoint(listening), event_types: ["conversation.message_created"] };
  const made = await post("/v1/conversations", conversation);
  const said = { role: "customer", content: "Are you there?" };
  for (let sent = 0; sent < 2; sent++) await post(`/v1/conversations/${made.id}/messages`, said);
  const { id } = await post("/v1/webhook-endpoints", customers);
  await openLive(page, id);
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: "Send what was missed…" }).click();
  const asking = page.getByRole("dialog", { name: "Send what was missed" });
  const send = asking.getByRole("button", { name: /^Send \d+ deliveries/ });
  await expect(send).toBeEnabled();
  const total = Number(/\d+/.exec((await send.textContent()) ?? "")?.[0]);
  expect(total).toBeGreaterThanOrEqual(2);
  await send.click();
  await expect(page.getByRole("region", { name: "Progress" })).toContainText(`${total} deliveries queued again.`);
  await expect(row(page, /Succeeded/)).toBeVisible();
  await expect.poll(() => listening.received.length).toBe(total);
});

test("what waits is canceled in one go", async ({ page, post, failing }) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(failing));
  await openLive(page, id);
  for (let made = 0; made < 2; made++) await post("/v1/conversations", conversation);
  await expect(log(page).getByRole("row", { name: /Retrying/ })).toHaveCount(2);
  await page.getByRole("button", { name: menu }).click();
  await page.getByRole("menuitem", { name: "Cancel those shown…" }).click();
  const asking = page.getByRole("dialog", { name: "Stop sending these deliveries" });
  await asking.getByRole("button", { name: "Cancel 2 deliveries" }).click();
  await expect(log(page).getByRole("row", { name: /Canceled/ })).toHaveCount(2);
});
