import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, test } from "./own-shop.ts";

let guests = 0;

const guest = () => `guest-${process.pid}-${++guests}@example.com`;

/** Invites somebody as the shop's owner; answers with the link that they would be sent. */
async function invite(page: Page, email: string): Promise<string> {
  const headers = { "sec-fetch-site": "same-origin" };
  const answer = await page.request.post("/v1/invitations", { data: { email, role: "analyst" }, headers });
  expect(answer.status()).toBe(201);
  const { pathname, hash } = new URL((await answer.json()).link);
  return pathname + hash;
}

test("who is invited chooses a name and a password and is inside; the link works once", async ({
  page,
  browser,
  baseURL,
}) => {
  const email = guest();
  const link = await invite(page, email);
  const theirs = await browser.newPage({ baseURL });
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "Join Noor’s shop" })).toBeVisible();
  await expect(theirs.getByText("Noor Keeper invites you as an analyst.")).toBeVisible();
  await expect(theirs.getByLabel("E-mail address")).toHaveValue(email);
  await theirs.getByLabel("Your name").fill("Kit");
  await theirs.getByLabel("Password", { exact: true }).fill("short");
  await theirs.keyboard.press("Enter");
  await expect(theirs.getByRole("alert").filter({ hasText: "Use at least 10 characters." })).toBeVisible();
  await theirs.getByLabel("Password", { exact: true }).fill("kits long password");
  await theirs.keyboard.press("Enter");
  await expect(theirs).toHaveURL(/\/overview/);
  await theirs.goto(link);
  await expect(theirs.getByRole("heading", { name: "This invitation cannot be opened" })).toBeVisible();
  await theirs.close();
});

test("asking for a new password answers alike whoever it is, and a used link says what to do", async ({ page }) => {
  await page.context().clearCookies();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Choose a new one" }).click();
  await expect(page.getByRole("heading", { name: "Forgotten your password?" })).toBeVisible();
  await page.getByLabel("E-mail address").fill("nobody@example.com");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
  await page.goto("/reset-password#no-such-link");
  await page.getByLabel("New password", { exact: true }).fill("a new long password");
  await page.getByRole("button", { name: "Set the password" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "This link does not work any more." })).toBeVisible();
  await page.getByRole("link", { name: "Ask for a new one" }).click();
  await expect(page).toHaveURL(/\/forgot-password$/);
});

for (const width of widths) {
  test(`joining and choosing a new password have no accessibility violation at ${width}, light and dark`, async ({
    page,
  }) => {
    const link = await invite(page, guest());
    await sizeTo(page, width);
    for (const [path, heading] of [
      [link, "Join Noor’s shop"],
      ["/accept-invitation#no-such-link", "This invitation cannot be opened"],
      ["/forgot-password", "Forgotten your password?"],
      ["/reset-password#no-such-link", "Choose a new password"],
    ] as const) {
      await page.goto("about:blank");
      await page.goto(path);
      await expect(page.getByRole("heading", { name: heading })).toBeVisible();
      await expectAccessible(page);
    }
  });
}
