import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Changes" }).getByRole("row");
const inspector = (page: Page) => page.getByRole("complementary", { name: "Change" });

/** A key that gets another name: two changes of one thing. */
async function rename(api: Api): Promise<{ id: string; from: string; to: string }> {
  const [from, to] = [ownWord(), ownWord()];
  const { id } = await api("POST", "/v1/api-keys", { name: from, scopes: ["events:read"] });
  await api("PUT", `/v1/api-keys/${id}`, { name: to });
  return { id, from, to };
}

test("a change is told from what to what, by whom, and gets its place in the chain", async ({ page, api }) => {
  const { id, from, to } = await rename(api);
  await page.goto(`/audit-log?target_id=${id}`);
  await expect(rows(page)).toHaveText([/Time/, /API key updated/, /API key created/]);
  await rows(page).nth(1).click();
  const name = inspector(page).getByRole("row", { name: /^name/ });
  await expect(name.getByRole("cell")).toHaveText([from, to]);
  await expect(inspector(page)).toContainText("Noor Keeper");
  await expect(async () => {
    await page.reload();
    await expect(inspector(page).getByText("Hash")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("button", { name: "Check the chain" }).click();
  await expect(page.getByText("Intact")).toBeVisible();
});

test("the log narrows to a kind of change, and every entry of it comes as a file", async ({ page, api }) => {
  const { id, to } = await rename(api);
  await page.goto(`/audit-log?target_id=${id}`);
  await page.getByRole("combobox", { name: "About" }).click();
  await page.getByRole("option", { name: "Webhook endpoints" }).click();
  await page.getByRole("button", { name: "Show all changes" }).click();
  await expect(page).not.toHaveURL(/target_id/);
  await page.goto(`/audit-log?target_id=${id}`);
  await page.getByRole("button", { name: "Export" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "As CSV" }).click();
  const text = await readFile(await (await file).path(), "utf8");
  expect(text.trim().split("\n")).toHaveLength(3);
  expect(text).toContain(to);
});

for (const width of widths) {
  test(`the audit log holds at ${width}, light and dark`, async ({ page, api }) => {
    const { id } = await rename(api);
    await sizeTo(page, width);
    await page.goto(`/audit-log?target_id=${id}`);
    await page.getByText("API key updated").locator("visible=true").first().click();
    await expect(page.getByRole("heading", { name: "API key updated" })).toBeVisible();
    await expectAccessible(page);
  });
}
