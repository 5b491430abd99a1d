import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Calls" }).getByRole("row");
const inspector = (page: Page) => page.getByRole("complementary", { name: "Call" });

async function makeKey(api: Api) {
  const { id, key } = await api("POST", "/v1/api-keys", { name: ownWord(), scopes: ["*"] });
  return { id, headers: { authorization: `Bearer ${key}`, "content-type": "application/json" } };
}

test("a call of a key appears by itself, and the dashboard's own calls do not", async ({ page, api, baseURL }) => {
  const { id, headers } = await makeKey(api);
  await page.goto(`/request-logs?key_id=${id}`);
  await expect(page.getByText("No call matches these filters.")).toBeVisible();
  await fetch(`${baseURL}/v1/customers?limit=1`, { headers });
  await expect(rows(page)).toHaveText([/Time/, /200.*GET\s*\/v1\/customers/]);
});

test("a refused call says why, hides what was typed, and can be made again", async ({ page, api, baseURL }) => {
  const { id, headers } = await makeKey(api);
  const body = JSON.stringify({ customer: { email: "ada@secret.example" }, priority: "sky-high" });
  const refused = await fetch(`${baseURL}/v1/conversations`, { method: "POST", headers, body });
  expect(refused.status).toBe(400);
  const { request_id } = await refused.json();
  await page.goto(`/request-logs?key_id=${id}&request=${request_id}`);
  await expect(inspector(page)).toContainText("INVALID_REQUEST");
  await expect(inspector(page)).toContainText("400 Bad Request");
  await expect(inspector(page)).toContainText(`curl -X POST '${baseURL}/v1/conversations'`);
  await expect(inspector(page)).not.toContainText("ada@secret.example");
  await inspector(page).getByRole("radio", { name: "Python" }).click();
  await expect(inspector(page)).toContainText("urllib.request");
});

test("the log narrows to what went wrong", async ({ page, api, baseURL }) => {
  const { id, headers } = await makeKey(api);
  await fetch(`${baseURL}/v1/customers?limit=1`, { headers });
  await fetch(`${baseURL}/v1/customers?limit=nope`, { headers });
  await page.goto(`/request-logs?key_id=${id}`);
  await expect(rows(page)).toHaveCount(3);
  await page.getByRole("combobox", { name: "Status" }).click();
  await page.getByRole("option", { name: "refused (4xx)" }).click();
  await expect(rows(page)).toHaveText([/Time/, /400/]);
});

for (const width of widths) {
  test(`the request logs hold at ${width}, light and dark`, async ({ page, api, baseURL }) => {
    const { id, headers } = await makeKey(api);
    await fetch(`${baseURL}/v1/customers?limit=nope`, { headers });
    await sizeTo(page, width);
    await page.goto(`/request-logs?key_id=${id}`);
    await page.getByText("/v1/customers").locator("visible=true").first().click();
    await expect(page.getByText("Make it again")).toBeVisible();
    await expectAccessible(page);
  });
}
