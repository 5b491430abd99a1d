import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, newcomerTest as test } from "./own-shop.ts";

test("a password is changed by who knows the present one, and the new one signs in", async ({ page, person }) => {
  await page.goto("/account");
  await page.getByLabel("Present password").fill("not the password");
  await page.getByLabel("New password").fill("an even longer one");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByLabel("Present password")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Present password").fill(person.password);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText("Your password is changed.")).toBeVisible();
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill("an even longer one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/overview/);
});

test("a session elsewhere is seen and ended from here", async ({ page, person, browser, baseURL }) => {
  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await other.goto("/sign-in");
  await other.getByLabel("E-mail").fill(person.email);
  await other.getByLabel("Password", { exact: true }).fill(person.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.waitForURL(/overview/);

  await page.goto("/account");
  const sessions = page.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");
  await expect(sessions).toHaveCount(2);
  await expect(sessions.filter({ hasText: "this one" })).toHaveCount(1);
  await page.getByRole("button", { name: "End", exact: true }).click();
  await expect(sessions).toHaveCount(1);
  await expect(async () => {
    await other.reload();
    await expect(other).toHaveURL(/sign-in/, { timeout: 2_000 });
  }).toPass();
  await elsewhere.close();
});

for (const width of widths) {
  test(`the account holds at ${width}, light and dark`, async ({ page, person }) => {
    await sizeTo(page, width);
    await page.goto("/account");
    await expect(page.getByText(person.email)).toBeVisible();
    await expect(page.getByText("this one")).toBeVisible();
    await expectAccessible(page);
  });
}
