import type { Browser, Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, ownWord, test } from "./shop-api.ts";

const members = (page: Page) => page.getByRole("table", { name: "Members" }).getByRole("row");

/** Invites somebody in the browser and answers with the link that is shown once. */
async function invite(page: Page, email: string, role: string): Promise<string> {
  await page.goto("/members");
  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: role }).click();
  await dialog.getByRole("button", { name: "Send the invitation" }).click();
  const link = (await dialog.locator("code").textContent()) ?? "";
  await dialog.getByRole("button", { name: "Close without copying" }).click();
  return link;
}

/** Follows the link in a browser of its own. */
async function join(browser: Browser, link: string, name: string): Promise<Page> {
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto(link);
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Password", { exact: true }).fill("a long enough one");
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL(/overview/);
  return page;
}

test("somebody is invited, comes, gets another role and is let go", async ({ page, browser }) => {
  const word = ownWord();
  const link = await invite(page, `${word}@example.com`, "Support");
  await expect(page.getByRole("region", { name: "Invited" })).toContainText(`${word}@example.com`);
  const theirs = await join(browser, link, `Ina ${word}`);
  await theirs.goto("/members");
  await expect(theirs.getByText("Your role does not include the list")).toBeVisible();

  await page.reload();
  const row = members(page).filter({ hasText: word });
  await expect(row).toContainText("Support");
  await expect(page.getByText(`${word}@example.com, Support`)).toHaveCount(0);
  await row.getByRole("button", { name: `Actions for Ina ${word}` }).click();
  await page.getByRole("menuitem", { name: "Change role" }).click();
  await page.getByRole("dialog").getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: "Developer" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
  await expect(row).toContainText("Developer");
  await expect(async () => {
    await theirs.goto("/members");
    await expect(members(theirs).filter({ hasText: word })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await expect(theirs.getByRole("button", { name: "Invite somebody" })).toHaveCount(0);

  await row.getByRole("button", { name: `Actions for Ina ${word}` }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(row).toHaveCount(0);
  await expect(async () => {
    await theirs.goto("/overview");
    await expect(theirs).toHaveURL(/sign-in/, { timeout: 2_000 });
  }).toPass();
  await theirs.context().close();
});

test("an invitation that is withdrawn opens nothing any more", async ({ page, browser }) => {
  const word = ownWord();
  const link = await invite(page, `${word}@example.com`, "Analyst");
  const line = page.getByRole("listitem").filter({ hasText: word });
  await line.getByRole("button", { name: "Withdraw" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Withdraw" }).click();
  await expect(line).toHaveCount(0);
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(theirs.getByRole("button", { name: /^Join/ })).toHaveCount(0);
  await context.close();
});

test("the last owner cannot leave and is told why", async ({ page }) => {
  await page.goto("/members");
  const own = members(page).filter({ hasText: "you" });
  await own.getByRole("button", { name: /Actions for/ }).click();
  await page.getByRole("menuitem", { name: "Leave this shop" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("dialog")).toContainText(/owner/);
});

for (const width of widths) {
  test(`the members hold at ${width}, light and dark`, async ({ page }) => {
    await invite(page, `${ownWord()}@example.com`, "Analyst");
    await sizeTo(page, width);
    await page.goto("/members");
    await expect(page.getByRole("region", { name: "Invited" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("button", { name: "Invite somebody" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}
