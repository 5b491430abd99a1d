import type { Page } from "@playwright/test";
import { expect, test } from "../product.ts";
import { expectAccessible, sizeTo, violations, widths } from "./accessible.ts";

/** What the browser asks other sites for, which must be nothing. */
function watchOthers(page: Page, own: string): string[] {
  const others: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== own) others.push(request.url());
  });
  return others;
}

async function openReference(page: Page, anchor = ""): Promise<void> {
  await page.goto(`/docs${anchor}`);
  await expect(page.getByRole("heading", { name: "ShopGuide API", level: 1 })).toBeVisible({ timeout: 30_000 });
}

const list = "#tag/conversations/GET/v1/conversations";

test("a visitor without an account sees every group and samples in seven languages, and nothing comes from elsewhere", async ({
  page,
  baseURL,
}) => {
  const others = watchOthers(page, new URL(baseURL ?? "").origin);
  const document = await (await page.request.get("/v1/openapi.json")).json();
  await openReference(page, list);
  const sidebar = page.getByRole("complementary").first();
  for (const { name } of document.tags) await expect(sidebar.getByText(name, { exact: true })).toBeVisible();
  const picker = page.getByTestId("client-picker").first();
  for (const [client, telling] of Object.entries({
    Fetch: "fetch(",
    Requests: "requests.get(",
    cURL: "curl_init(",
    "net::http": "Net::HTTP",
    HttpClient: "HttpRequestMessage",
    "java.net.http": "HttpRequest.newBuilder",
    Curl: "curl http",
  })) {
    await picker.click();
    await page.getByRole("option", { name: client, exact: true }).click();
    await expect(page.getByText(telling).first()).toBeVisible();
  }
  expect(others).toEqual([]);
});

test("a call tried with a key is answered", async ({ page, demo }) => {
  await openReference(page, list);
  await page.getByPlaceholder("Token").first().fill(demo.apiKey);
  await page.getByRole("button", { name: "Test Request (get /v1/conversations)" }).click();
  const answered = page.waitForResponse((response) => response.url().endsWith("/v1/conversations"));
  await page.getByRole("button", { name: /^Send/ }).first().click();
  expect((await answered).status()).toBe(200);
  await expect(page.getByText("200 OK")).toBeVisible();
});

test("without a key, the session of the dashboard counts", async ({ page, demo }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(demo.email);
  await page.getByLabel("Password", { exact: true }).fill(demo.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/overview");
  await openReference(page, list);
  await page.getByRole("button", { name: "Test Request (get /v1/conversations)" }).click();
  const answered = page.waitForResponse((response) => response.url().endsWith("/v1/conversations"));
  await page.getByRole("button", { name: /^Send/ }).first().click();
  expect((await answered).status()).toBe(200);
});

// Not ours: Scalar's copy buttons have no name, and its lists of endpoints scroll without taking the focus.
const notOurs = [".group\\/copy-button", "ul.endpoints"];

for (const width of widths) {
  test(`the reference holds at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    await openReference(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator("body")).toHaveClass(new RegExp(`${colorScheme}-mode`));
      expect(await violations(page, notOurs), colorScheme).toEqual([]);
    }
    const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(beyond).toBeLessThanOrEqual(0);
  });

  test(`a guide holds at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    await page.goto("/docs/webhooks");
    await expect(page.getByRole("heading", { name: "Webhooks", level: 1 })).toBeVisible();
    await expectAccessible(page);
  });
}

test("a guide leads to the others and to its own parts", async ({ page }) => {
  await page.goto("/docs/guides");
  await page.getByRole("main").getByRole("link", { name: "Pagination" }).click();
  await expect(page.getByRole("heading", { name: "Pagination", level: 1 })).toBeVisible();
  await page
    .getByRole("navigation", { name: "On this page" })
    .getByRole("link", { name: "What a walk promises" })
    .click();
  await expect(page).toHaveURL(/\/docs\/pagination#what-a-walk-promises$/);
});
