import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, tabTo, widths } from "./accessible.ts";
import { type Api, expect, test } from "./shop-api.ts";

const DAY_MS = 86_400_000;
const customer = { email: "ada@example.com", name: "Ada Moreau" };

/** Figures are kept by the worker, ten seconds behind at most. */
const COUNTED = { timeout: 30_000 };

const main = (page: Page) => page.getByRole("main");
const tab = (page: Page, name: RegExp) => page.getByRole("tab", { name });
const chart = (page: Page, name: string) => page.getByRole("region", { name: new RegExp(`^${name}`) });
const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");

type Stand = { back: number; channel?: string; page_url?: string; cart?: object; change?: Record<string, unknown> };

/** Conversations of the last days; `back` says how many days ago, at noon. */
async function makeConversations(api: Api, stands: Stand[]) {
  for (const { back, change, ...given } of stands) {
    const started_at = `${new Date(Date.now() - back * DAY_MS).toISOString().slice(0, 10)}T12:00:00Z`;
    const asked = { customer, initial_message: "Do you have these in size 42?", started_at, ...given };
    const { id } = await api("POST", "/v1/conversations", asked);
    if (change) await api("PUT", `/v1/conversations/${id}`, change);
  }
}

const cart = { value: 80, currency: "EUR", items: [{ sku: "oat-m", quantity: 1 }] };
const fewDays: Stand[] = [
  { back: 3, page_url: "https://shop.example/cart", cart, change: { purchase: { value: 80 } } },
  { back: 3, change: { status: "resolved", satisfaction_score: 5 } },
  { back: 1, channel: "app", change: { status: "escalated", escalation_reason: "customer_asked" } },
  { back: 1, channel: "app", change: { status: "resolved", satisfaction_score: 4 } },
  { back: 1, page_url: "https://shop.example/size-guide?colour=oat", change: { status: "closed" } },
];

/** The numbers of a downloaded chart: what stands in its second column, by what stands in its first. */
async function download(page: Page, name: string): Promise<[string, string][]> {
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: `Download ${name} as CSV`, exact: true }).click();
  const file = await (await waiting).path();
  const [, ...lines] = (await readFile(file, "utf8")).trimEnd().split("\r\n");
  return lines.map((line) => line.split(",").slice(0, 2) as [string, string]);
}

test.beforeEach(async ({ page, api }) => {
  const known = await api("GET", "/v1/conversations?limit=1");
  if (known.data.length === 0) await makeConversations(api, fewDays);
  await page.goto("/analytics/conversations?range=7d&compare=none");
  await expect(tab(page, /^Conversations/)).toHaveText(/Conversations5/, COUNTED);
});

test("a figure, its chart, its table, its CSV and its list agree", async ({ page }) => {
  const points = chart(page, "Conversations").locator("[data-point]");
  await expect(points).toHaveCount(7);
  const said = await points.evaluateAll((all) => all.map((one) => one.getAttribute("aria-label") ?? ""));
  const drawn = said.map((words) => Number(/Conversations (\d+)/.exec(words)?.[1]));
  expect(drawn).toEqual([0, 0, 0, 2, 0, 3, 0]);

  const file = await download(page, "Conversations");
  expect(file.map(([, value]) => Number(value))).toEqual(drawn);
  await chart(page, "Conversations").getByRole("button", { name: "Table" }).click();
  const table = chart(page, "Conversations").getByRole("table");
  await expect(table.locator("tbody td")).toHaveText(drawn.map(String));

  await table.getByRole("row").nth(6).getByRole("link").click();
  await expect(page).toHaveURL(/\/conversations\?.*started_after=/);
  await expect(rows(page)).toHaveCount(3);
  await page.goBack();
  await main(page).getByRole("link", { name: "Open these 5" }).click();
  await expect(rows(page)).toHaveCount(5);
});

test("a share leads to its part, and says of how many it is one", async ({ page }) => {
  await tab(page, /^Escalated/).click();
  await expect(page).toHaveURL(/figure=escalation_rate/);
  await expect(tab(page, /^Escalated/)).toContainText("20.0%");
  await main(page).getByRole("link", { name: "Open this one" }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("button", { name: /Handed over.*Yes/ })).toBeVisible();
});

test("hours, pages and reasons lead to exactly what they count", async ({ page }) => {
  const hours = chart(page, "When people ask").locator("[data-point]");
  await expect(hours).toHaveCount(168);
  const busiest = chart(page, "When people ask").getByRole("link", { name: /: 3$/ });
  await busiest.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/hour_of_week=/);
  await expect(rows(page)).toHaveCount(3);

  await page.goBack();
  await chart(page, "Why a person was needed")
    .getByRole("link", { name: /Customer asked/ })
    .click();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  const ended = chart(page, "How they ended, by entry point");
  await ended.getByRole("link", { name: "Size guide, Left unanswered: 1, 100%" }).click();
  await expect(page.getByRole("button", { name: /^Page Size guide/ })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
});

test("range, steps, groups, filters and the chosen figure survive a reload", async ({ page }) => {
  await page.getByRole("button", { name: /^Range/ }).click();
  await page.getByRole("button", { name: "Last 30 days" }).click();
  await page.getByRole("button", { name: /^Steps/ }).click();
  await page.getByRole("menuitemradio", { name: "by week" }).click();
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await page.getByRole("combobox", { name: "Group by" }).click();
  await page.getByRole("option", { name: "Channel" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "High value" }).click();
  await page.getByRole("button", { name: "No", exact: true }).click();
  await tab(page, /^Messages each/).click();
  await page.reload();

  await expect(page).toHaveURL(/range=30d.*by=week|by=week.*range=30d/);
  await expect(page.getByRole("button", { name: "By channel" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Steps/ })).toContainText("by week");
  await expect(page.getByRole("button", { name: /^High value No/ })).toBeVisible();
  await expect(tab(page, /^Messages each/)).toHaveAttribute("aria-selected", "true");
  const groups = main(page).getByRole("table", { name: "By channel" });
  await expect(groups.getByRole("row")).toHaveCount(3);
  await groups.getByRole("row", { name: /^App/ }).getByRole("link", { name: "App" }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("arrow keys walk the points of a chart, and Enter opens what one counts", async ({ page }) => {
  const points = chart(page, "Conversations").locator("[data-point]");
  await tabTo(points.last());
  await page.keyboard.press("ArrowLeft");
  await expect(points.nth(5)).toBeFocused();
  await expect(chart(page, "Conversations").getByText("Open these 3")).toBeVisible();
  await page.keyboard.press("Home");
  await expect(points.first()).toBeFocused();
  for (let steps = 0; steps < 3; steps++) await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect(rows(page)).toHaveCount(2);
});

test("a figure of the shop's own counts what it says, leads there, and can be taken away", async ({ page }) => {
  const more = page.getByRole("button", { name: "More", exact: true });
  await more.click();
  await page.getByRole("menuitem", { name: "New figure of your own" }).click();
  await page.getByLabel("Name").fill("In the app");
  await page.getByRole("button", { name: "Create the figure" }).click();
  await expect(page.getByText("Complete every condition, or take all conversations.").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Value" }).fill("app");
  await page.getByRole("button", { name: "Create the figure" }).click();

  await expect(tab(page, /^In the app/)).toHaveText(/In the app2/);
  await main(page).getByRole("link", { name: "Open these 2" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(page.getByText("Counted by")).toBeVisible();

  await page.goBack();
  await more.click();
  await page.getByRole("menuitem", { name: "Delete “In the app”" }).click();
  await page.getByRole("button", { name: "Delete the figure" }).click();
  await expect(tab(page, /^In the app/)).toBeHidden();
});

test("revenue and satisfaction stand in their own tabs", async ({ page }) => {
  await page.goto("/analytics/commerce?range=7d&compare=none");
  await expect(tab(page, /^Revenue after a conversation/)).toContainText("80");
  await main(page).getByRole("link", { name: "Open this one" }).click();
  await expect(rows(page)).toHaveCount(1);
  await page.goto("/analytics/satisfaction?range=7d&compare=none");
  await expect(tab(page, /^Satisfaction/)).toContainText("4.5");
  await main(page).getByRole("link", { name: "Open these 2" }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("on paper the range, its time zone and the numbers of each chart are there, and nothing to press", async ({
  page,
}) => {
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(/UTC$/)).toBeVisible();
  await expect(chart(page, "Conversations").getByRole("table")).toBeVisible();
  await expect(page.getByRole("button", { name: "Table" }).first()).toBeHidden();
  await expect(page.getByRole("button", { name: /^Range/ })).toBeHidden();
});

for (const width of widths) {
  test(`the figures hold at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    for (const [address, name] of [
      ["/analytics/conversations?range=7d&group=channel", "When people ask"],
      ["/analytics/commerce?range=7d", "What became of carts, by device"],
      ["/analytics/satisfaction?range=7d", "Least content, by entry point"],
    ] as const) {
      await page.goto(address);
      await expect(main(page).getByRole("tablist")).toBeVisible();
      await expect(chart(page, name)).toBeVisible();
      await expect(main(page).locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(page);
    }
  });
}
