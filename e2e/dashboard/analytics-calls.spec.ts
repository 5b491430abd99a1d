import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const main = (page: Page) => page.getByRole("main");
const table = (page: Page, name: string) => main(page).getByRole("table", { name, exact: true });
const logRows = (page: Page) => page.getByRole("table", { name: "Calls" }).getByRole("row");

/** A new key that has read customers so often, and once asked for what is not there. */
async function makeCalls(api: Api, address: string | undefined, reads: number) {
  const name = ownWord();
  const { id, key } = await api("POST", "/v1/api-keys", { name, scopes: ["*"] });
  const headers = { authorization: `Bearer ${key}` };
  for (let i = 0; i < reads; i++) await fetch(`${address}/v1/customers?limit=1`, { headers });
  await fetch(`${address}/v1/segments/seg_none`, { headers });
  return { id, name };
}

test("a key's usage shows its calls, and each figure leads to them", async ({ page, api, baseURL }) => {
  const { id, name } = await makeCalls(api, baseURL, 3);
  await page.goto(`/analytics/usage?range=today&key_id=${id}`);
  await expect(page.getByRole("tab", { name: /^Calls/ })).toContainText("4", { timeout: 30_000 });
  await expect(page.getByRole("tab", { name: /^Refused/ })).toContainText("1");
  await expect(page.getByRole("button", { name: new RegExp(name) })).toBeVisible();
  const row = table(page, "By operation").getByRole("row", { name: /GET \/v1\/customers/ });
  await expect(row).toContainText("75%");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download By operation as CSV" }).click();
  const csv = await readFile(await (await waiting).path(), "utf8");
  expect(csv).toContain("Operation,Calls,Share,Refused,Limits reached,Failed");
  await row.getByRole("link", { name: "GET /v1/customers" }).click();
  await expect(logRows(page)).toHaveCount(4);
  await expect(page.getByText("listCustomers").first()).toBeVisible();
});

test("the key's own dialog tells the same", async ({ page, api, baseURL }) => {
  const { name } = await makeCalls(api, baseURL, 2);
  await page.goto("/api-keys");
  await page.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "See its usage" }).click();
  const dialog = page.getByRole("dialog", { name: new RegExp(name) });
  await expect(dialog).toContainText("GET /v1/customers");
  await expect(dialog).toContainText("Refused (4xx): 1");
  await dialog.getByRole("link", { name: "All of its usage" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Usage" })).toBeVisible();
});

test("performance tells each operation's times, as a chart, a table and a file", async ({ page, api, baseURL }) => {
  await makeCalls(api, baseURL, 3);
  await page.goto("/analytics/performance?range=today&by=hour");
  await expect(page.getByRole("tab", { name: /95 % answered within/ })).toContainText("ms", { timeout: 30_000 });
  await page.getByRole("tab", { name: /^Calls/ }).click();
  await expect(page).toHaveURL(/figure=calls/);
  await page.getByRole("button", { name: "Table", exact: true }).click();
  await expect(table(page, "Calls")).toBeVisible();
  await expect(table(page, "By operation").getByRole("row", { name: /GET \/v1\/customers/ })).toContainText("ms");
  const waiting = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download these figures as CSV" }).click();
  expect(await readFile(await (await waiting).path(), "utf8")).toContain("response_time_ms.p95");
});

test("an alert rule is made, refused in words, changed and deleted", async ({ page }) => {
  const name = ownWord();
  await page.goto("/analytics/performance");
  await page.getByRole("button", { name: "New alert rule" }).click();
  await page.getByLabel("Threshold").fill("0");
  await page.getByRole("button", { name: "Create the rule" }).click();
  await expect(page.getByText("Give the rule a name.").first()).toBeVisible();
  await expect(page.getByText("Give a threshold above 0.").first()).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByLabel("Threshold").fill("1.5");
  await page.getByRole("button", { name: "Create the rule" }).click();
  const row = table(page, "Alert rules").getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("5 of 100 calls take longer than 1.5 s");
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Change rule" }).click();
  await page.getByRole("switch", { name: "Watch it" }).click();
  await page.getByRole("button", { name: "Save the rule" }).click();
  await expect(row).toContainText("Off");
  await row.getByRole("button", { name: `Actions for ${name}` }).click();
  await page.getByRole("menuitem", { name: "Delete rule" }).click();
  await page.getByRole("button", { name: "Delete the rule" }).click();
  await expect(row).toHaveCount(0);
});

test("the request log can be had as a file of what is filtered", async ({ page, api, baseURL }) => {
  const { id } = await makeCalls(api, baseURL, 2);
  await page.goto(`/request-logs?key_id=${id}`);
  await expect(logRows(page)).toHaveCount(4);
  await page.getByRole("button", { name: "Export" }).click();
  const waiting = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "As JSON lines" }).click();
  const lines = (await readFile(await (await waiting).path(), "utf8")).trim().split("\n");
  expect(lines.map((line) => JSON.parse(line).key_id)).toEqual([id, id, id]);
});

for (const width of widths) {
  test(`performance, usage and a rule hold at ${width}, light and dark`, async ({ page, api, baseURL }) => {
    await makeCalls(api, baseURL, 2);
    await sizeTo(page, width);
    for (const path of ["/analytics/usage", "/analytics/performance"]) {
      await page.goto(path);
      await expect(table(page, "By operation")).toBeVisible({ timeout: 30_000 });
      await expectAccessible(page);
    }
    await page.getByRole("button", { name: "New alert rule" }).first().click();
    await expect(page.getByLabel("Threshold")).toBeVisible();
    await expectAccessible(page);
  });
}
