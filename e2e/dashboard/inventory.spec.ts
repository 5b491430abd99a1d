import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("table", { name: "Inventory" }).getByRole("row");
const inspector = (page: Page) => page.getByRole("complementary", { name: "Item" });
const tab = (page: Page, name: RegExp) => page.getByRole("navigation", { name: "States" }).getByRole("link", { name });

const put = (api: Api, sku: string, body: Record<string, unknown>) => api("PUT", `/v1/inventory/items/${sku}`, body);

test("an item is added, counted, changed and deleted", async ({ page }) => {
  const sku = ownWord().toUpperCase();
  await page.goto("/inventory");
  await page.getByRole("button", { name: "Add an item" }).first().click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("SKU").fill(sku);
  await dialog.getByLabel("Name").fill("Walking boot 靴");
  await dialog.getByLabel("On the shelf").fill("many");
  await dialog.getByRole("button", { name: "Add the item" }).click();
  await expect(dialog.getByLabel("On the shelf")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("On the shelf").fill("6");
  await dialog.getByLabel("Price").fill("129.90");
  await dialog.getByRole("button", { name: "Add the item" }).click();
  await expect(dialog).toBeHidden();

  await page.goto(`/inventory?q=${sku}`);
  await expect(rows(page).nth(1)).toContainText("In stock");
  await rows(page).nth(1).click();
  await expect(inspector(page)).toContainText("€129.90");
  await inspector(page).getByRole("button", { name: "One less on the shelf" }).click();
  await expect(rows(page).nth(1)).toContainText(/Low.*5/);
  await inspector(page).getByRole("button", { name: "Change" }).click();
  await dialog.getByLabel("On the shelf").fill("0");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(rows(page).nth(1)).toContainText("Out of stock");
  await inspector(page).getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete the item" }).click();
  await expect(page.getByText("No item matches this search.")).toBeVisible();
});

test("the states count what they list, and a sale elsewhere is seen without a reload", async ({ page, api }) => {
  const word = ownWord().toUpperCase();
  await put(api, `${word}-A`, { quantity: 40 });
  await put(api, `${word}-B`, { quantity: 9 });
  await put(api, `${word}-C`, { quantity: 0, alternatives: [`${word}-A`, `${word}-NONE`] });
  await page.goto(`/inventory?q=${word}`);
  await expect(tab(page, /All 3/)).toBeVisible();
  await expect(tab(page, /Low 0/)).toBeVisible();
  await put(api, `${word}-B`, { adjust: -5 });
  await expect(tab(page, /Low 1/)).toBeVisible();
  await tab(page, /Low 1/).click();
  await expect(rows(page)).toHaveText([/Product/, new RegExp(`${word}-B`)]);
  await tab(page, /Out of stock 1/).click();
  await expect(rows(page)).toHaveText([/Product/, new RegExp(`${word}-C`)]);
  await rows(page).nth(1).click();
  await expect(inspector(page).getByRole("listitem")).toHaveText([/In stock\s*40/, /not in your list/]);
  await inspector(page)
    .getByRole("link", { name: `${word}-A` })
    .click();
  await expect(inspector(page)).toContainText("40");
});

test("a CSV file comes in line by line, and what cannot be taken is named", async ({ page, api }) => {
  const word = ownWord().toUpperCase();
  await put(api, `${word}-1`, { name: "Kept name", quantity: 1, low_stock_threshold: 2 });
  const lines = ["SKU;Stock;Colour", `${word}-1;12;red`, `${word}-2;few;blue`, `${word}-3;30;green`];
  await page.goto(`/inventory?q=${word}`);
  await page.getByRole("button", { name: "Import CSV" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("CSV file").setInputFiles({
    name: "stock.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`\uFEFF${lines.join("\r\n")}`),
  });
  await expect(dialog).toContainText("2 of 3 lines can be imported.");
  await expect(dialog).toContainText("Columns we do not know are left out: Colour");
  await expect(dialog.getByRole("region", { name: "Lines left out" })).toContainText(`3${word}-2`);
  await dialog.getByRole("button", { name: "Import 2 lines" }).click();
  await expect(dialog).toContainText("1 added, 1 changed");
  await dialog.getByRole("button", { name: "Done" }).click();
  await expect(rows(page)).toHaveText([/Product/, /Kept name.*12/, new RegExp(`${word}-3.*30`)]);
});

for (const width of widths) {
  test(`the inventory holds at ${width}, light and dark`, async ({ page, api }) => {
    const word = ownWord().toUpperCase();
    await put(api, `${word}-A`, { name: "Linen shirt, white, in the longest of all sizes", quantity: 0 });
    await sizeTo(page, width);
    await page.goto(`/inventory?q=${word}`);
    await page.getByText("Linen shirt").locator("visible=true").first().click();
    await expect(page.getByRole("heading", { name: "Offered instead" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Change" }).click();
    await expect(page.getByRole("dialog", { name: /Change Linen/ })).toBeVisible();
    await expectAccessible(page);
  });
}
