import { expect, ownWord, test } from "./shop-api.ts";

test("customers are narrowed to when they were last seen, by the address and by the chip", async ({ page, api }) => {
  const [recent, earlier] = [ownWord(), ownWord()];
  const begin = (name: string, started_at?: string) =>
    api("POST", "/v1/conversations", {
      customer: { email: `${name}@example.com`, name },
      initial_message: "Hi",
      started_at,
    });
  await begin(recent);
  await begin(earlier, "2025-03-04T12:00:00Z");
  const people = page.getByRole("table", { name: "Customers" }).getByRole("row");
  await page.goto("/customers?last_seen_before=2025-06-01T00:00:00.000Z");
  await expect(people.filter({ hasText: earlier })).toBeVisible();
  await expect(people.filter({ hasText: recent })).toHaveCount(0);

  await page.getByRole("button", { name: "Last seen until" }).click();
  await page.getByRole("button", { name: "Last 7 days" }).click();
  await expect(page).toHaveURL(/last_seen_after=/);
  await expect(people.filter({ hasText: recent })).toBeVisible();
  await expect(people.filter({ hasText: earlier })).toHaveCount(0);

  await page.getByRole("button", { name: "Remove the filter Last seen" }).click();
  await expect(page).not.toHaveURL(/last_seen/);
  await expect(people.filter({ hasText: earlier })).toBeVisible();
});
