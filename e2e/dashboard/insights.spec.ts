import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, test } from "./shop-api.ts";

const views = ["questions", "gaps", "products", "journey", "people", "compare&a=device_type%3Dmobile"];

const table = (page: Page, name: string) => page.getByRole("table", { name, exact: true });
const row = (page: Page, name: string, text: string | RegExp) =>
  table(page, name).getByRole("row").filter({ hasText: text });

type Told = { said: string; status: "resolved" | "closed"; device: "mobile" | "desktop"; page: string };

/** The rows of the conversation list to which a number leads. */
const listed = (page: Page) => page.getByRole("list", { name: "Conversations", exact: true }).getByRole("listitem");

/** Conversations about shipping, which are resolved, and about a refund, which are not. */
const told: Told[] = [
  ...["Do you ship to Norway?", "Hello, do you ship to Norway?", "do you ship to norway please"].map(
    (said): Told => ({ said, status: "resolved", device: "mobile", page: "https://shop.example/shipping" }),
  ),
  ...["When do I get my refund?", "When will I get the refund?"].map(
    (said): Told => ({ said, status: "closed", device: "desktop", page: "https://shop.example/returns" }),
  ),
  { said: "Is the Walrus hat sold out?", status: "closed", device: "mobile", page: "https://shop.example/hats" },
];

let ready: Promise<void> | undefined;

/** Tells the conversations once a shop, and waits until the worker has put them into groups. */
function tell(api: Api): Promise<void> {
  ready ??= (async () => {
    await api("PUT", "/v1/inventory/items/WALRUS-M", { name: "Walrus hat, grey · M", quantity: 3 });
    for (const { said, status, device, page } of told) {
      const customer = { email: `${said.length}-${device}@example.com` };
      const body = { customer, initial_message: said, language: "en", device_type: device, page_url: page };
      const { id } = await api("POST", "/v1/conversations", body);
      await api("PUT", `/v1/conversations/${id}`, { status });
    }
  })();
  return ready;
}

test.beforeEach(async ({ api }) => {
  await tell(api);
  const isWaiting = async () => (await api("GET", "/v1/analytics/insights/questions")).waiting;
  await expect.poll(isWaiting, { timeout: 30_000 }).toBe(false);
});

test("a frequent question opens to the customers' words, and its number to its conversations", async ({ page }) => {
  await page.goto("/analytics/insights");
  const norway = row(page, "Frequent questions", /ship to norway/i).first();
  await expect(norway).toContainText("3");
  await expect(norway).toContainText("100%");
  await norway.getByRole("button").click();
  await expect(page.getByRole("list", { name: "Examples" })).toContainText("ship to Norway?”");
  await page.reload();
  await expect(page.getByRole("list", { name: "Examples" })).toBeVisible();
  await page.getByRole("link", { name: "Open all 3 conversations" }).click();
  await expect(listed(page)).toHaveCount(3);
  await expect(page.getByRole("button", { name: /^Asked .*ship to norway/i })).toBeVisible();
});

test("what is left without an answer is named, and leads to who was left", async ({ page }) => {
  await page.goto("/analytics/insights?view=gaps");
  const refund = row(page, "Content gaps", /refund/i);
  await expect(refund).toContainText("100%");
  await refund.getByRole("link", { name: /unanswered or escalated/ }).click();
  await expect(listed(page)).toHaveCount(2);
});

test("a product that customers name leads to its conversations and to the inventory", async ({ page }) => {
  await page.goto("/analytics/insights?view=products");
  const hat = row(page, "Product demand", "Walrus hat");
  await expect(hat.getByRole("link", { name: "1 while it was sold out" })).toBeVisible();
  await hat.getByRole("link", { name: "Walrus hat" }).click();
  await expect(page).toHaveURL(/inventory\?q=Walrus/);
  await page.goBack();
  await hat.getByRole("link", { name: "1 conversations" }).click();
  await expect(listed(page)).toHaveCount(1);
});

test("the journey's table has the numbers of its bands", async ({ page }) => {
  await page.goto("/analytics/insights?view=journey");
  await expect(page.getByRole("link", { name: /Shipping 3/ })).toBeVisible();
  await page.getByRole("button", { name: "Table" }).click();
  const way = row(page, "From the page to the outcome", /Shipping → .*norway.* → Resolved/i);
  await expect(way).toContainText("3");
  await way.getByRole("link").click();
  await expect(listed(page)).toHaveCount(3);
});

test("a group of customers is listed as it was counted, and kept as a segment", async ({ page }) => {
  await page.goto("/analytics/insights?view=people");
  const fresh = row(page, "How customers behave", "First seen within 30 days");
  const count = Number((await fresh.getByRole("link").first().textContent())?.match(/^\d+/)?.[0]);
  await fresh.getByRole("button", { name: /Keep/ }).click();
  await expect(fresh.getByRole("link", { name: /Open the segment/ })).toBeVisible();
  await fresh.getByRole("link").first().click();
  await expect(page).toHaveURL(/customers\?behaviour=new/);
  await expect(page.getByRole("table", { name: "Customers" }).getByRole("row")).toHaveCount(count + 1);
});

test("two groups are compared, and too few are said to be too few", async ({ page }) => {
  await page.goto("/analytics/insights?view=compare");
  await page.getByRole("button", { name: "Add a filter to A" }).click();
  await page.getByRole("list", { name: "Filter by" }).getByRole("button", { name: "Device" }).click();
  await page.getByRole("list", { name: "Device" }).getByRole("button", { name: "Phone" }).click();
  await expect(page.getByText("A: 4 conversations")).toBeVisible();
  await expect(page.getByText("B: 2 others")).toBeVisible();
  const resolved = row(page, "Comparison", "Resolved");
  await expect(resolved).toContainText("75%");
  await expect(resolved).toContainText("Too few to say");
  await resolved.getByRole("link", { name: /75%/ }).click();
  await expect(listed(page)).toHaveCount(3);
});

for (const width of widths) {
  test(`every insight holds at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    for (const view of views) {
      await page.goto(`/analytics/insights?view=${view}`);
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}
