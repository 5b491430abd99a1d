import { expect, test } from "./shop-api.ts";

test("what a page of Analytics shows is exported with its days, filters and groups", async ({ page, api }) => {
  for (const device_type of ["mobile", "mobile", "desktop"]) {
    await api("POST", "/v1/conversations", {
      customer: { email: "ada@example.com" },
      device_type,
      initial_message: "Hi",
    });
  }
  await expect(async () => {
    await page.goto("/analytics/conversations?range=7d&group=channel&device_type=mobile");
    await expect(page.getByText("Open these 2")).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await page.getByRole("main").getByRole("link", { name: "Export", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("To, included")).toHaveValue(new Date().toISOString().slice(0, 10));
  await expect(dialog.getByRole("list", { name: "Filters" })).toContainText("mobile");
  await dialog.getByRole("button", { name: "Export", exact: true }).click();
  await expect(dialog).toBeHidden();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).first().click();
  const text = await (await (await download).createReadStream()).toArray();
  const [head = "", ...rows] = Buffer.concat(text).toString().replace("\uFEFF", "").trim().split("\n");
  const column = head.split(",").indexOf("conversations");
  expect(rows.reduce((sum, row) => sum + Number(row.split(",")[column]), 0)).toBe(2);
});
