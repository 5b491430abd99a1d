import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, test } from "./shop-api.ts";

test("the shop's settings are saved, and what cannot be saved is named at its field", async ({ page, api }) => {
  await page.goto("/settings");
  await page.getByLabel("Time zone").fill("Europe/Nowhere");
  await page.getByLabel("Cart worth at least").fill("-1");
  await page.getByRole("button", { name: "Save changes" }).click();
  for (const label of ["Time zone", "Cart worth at least"]) {
    await expect(page.getByLabel(label)).toHaveAttribute("aria-invalid", "true");
  }
  await page.getByLabel("Name", { exact: true }).fill("Noor & 店");
  await page.getByLabel("Time zone").fill("Asia/Tokyo");
  await page.getByLabel("Cart worth at least").fill("");
  await page.getByLabel("Abandoned after").fill("45");
  await page.getByLabel("Failing from").fill("7.5");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await expect(page.getByRole("complementary").getByText("Noor & 店")).toBeVisible();
  expect(await api("GET", "/v1/merchant")).toMatchObject({
    name: "Noor & 店",
    time_zone: "Asia/Tokyo",
    settings: {
      cart_abandonment_minutes: 45,
      high_value: { cart_value: null },
      performance_alert: { error_rate: 0.075 },
    },
  });
});

for (const width of widths) {
  test(`the settings hold at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    await page.goto("/settings");
    await expect(page.getByRole("button", { name: "Save changes" })).toBeVisible();
    await expectAccessible(page);
  });
}
