import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

/** Two customers of one tag, so that an export of them is nobody else's. */
async function people(api: Api): Promise<string> {
  const tag = ownWord();
  for (const name of ["Ada Moreau", "=1+1"]) {
    await api("POST", "/v1/customers", { name, email: `${ownWord()}@example.com`, tags: [tag] });
  }
  return tag;
}

test("from a list with its filter, an export is watched to its end and downloaded", async ({ page, api }) => {
  const tag = await people(api);
  await page.goto(`/customers?tag=${tag}`);
  await expect(page.getByText("2 customers")).toBeVisible();
  await page.getByRole("link", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Export to a file" });
  await expect(dialog.getByRole("list", { name: "Filters" })).toContainText(tag);
  await dialog.getByRole("radio", { name: "Only some" }).click();
  for (const field of ["id", "phone", "tags"]) await dialog.getByRole("checkbox", { name: field, exact: true }).click();
  await dialog.getByRole("button", { name: "Export" }).click();
  await expect(dialog).toBeHidden();

  const row = page.getByRole("row").filter({ hasText: tag });
  await expect(row.getByText("Ready").locator("visible=true")).toBeVisible({ timeout: 20_000 });
  await expect(row).toContainText("2 rows");
  const coming = page.waitForEvent("download");
  await row.getByRole("link", { name: /^Download/ }).click();
  const file = await readFile(await (await coming).path());
  const text = file.toString();
  expect(text.startsWith("\uFEFFexternal_id,email,name")).toBe(true);
  expect(text).toContain("Ada Moreau");
  expect(text).toContain(",'=1+1,");
  const { data } = await api("GET", "/v1/exports?resource=customers&limit=1");
  const [made] = data as unknown as { sha256: string; rows_done: number }[];
  expect(made).toMatchObject({ sha256: createHash("sha256").update(file).digest("hex"), rows_done: 2 });
});

test("an export is deleted only after a question", async ({ page, api }) => {
  const tag = await people(api);
  await api("POST", "/v1/exports", { resource: "customers", filters: { tag } });
  await page.goto("/exports");
  const row = page.getByRole("row").filter({ hasText: tag });
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: "Delete export" }).click();
  await page.getByRole("button", { name: "Delete export" }).click();
  await expect(row).toBeHidden();
});

test("a schedule is set up, paused and deleted", async ({ page }) => {
  const name = ownWord();
  await page.goto("/exports/schedules");
  await page.getByRole("button", { name: "New schedule" }).click();
  const dialog = page.getByRole("dialog", { name: "Schedule an export" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("combobox", { name: "When" }).click();
  await page.getByRole("option", { name: "Every Monday" }).click();
  await dialog.getByRole("button", { name: "Schedule export" }).click();
  const row = page.getByRole("row").filter({ hasText: name });
  await expect(row).toContainText("Every Monday at 06:30");
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: "Pause schedule" }).click();
  await expect(row).toContainText("Paused");
  await row.getByRole("button", { name: /^Actions/ }).click();
  await page.getByRole("menuitem", { name: "Delete schedule" }).click();
  await page.getByRole("button", { name: "Delete schedule" }).click();
  await expect(row).toBeHidden();
});

for (const width of widths) {
  test(`exports hold at ${width}, light and dark`, async ({ page, api }) => {
    const tag = await people(api);
    await api("POST", "/v1/exports", { resource: "customers", filters: { tag } });
    await sizeTo(page, width);
    await page.goto("/exports");
    await expect(page.getByText(tag).locator("visible=true").first()).toBeVisible();
    await expectAccessible(page);
    await page.goto("/exports?new=conversations");
    await page.getByRole("radio", { name: "Only some" }).click();
    await expectAccessible(page);
  });
}
