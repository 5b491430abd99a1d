import type { Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { expect, type newcomer, newcomerTest as test } from "./own-shop.ts";

type Person = ReturnType<typeof newcomer>;

async function givePassword(page: Page, { email, password }: Person): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

const codes = (page: Page) => page.getByRole("region", { name: "One-time codes" });
const dialogOf = (page: Page) => page.getByRole("dialog");

/** Goes as far as the QR code; answers with the secret beside it. */
async function begin(page: Page, { password }: Person): Promise<string> {
  await page.goto("/account");
  await codes(page).getByRole("button", { name: "Set up one-time codes" }).click();
  await dialogOf(page).getByLabel("Your password", { exact: true }).fill(password);
  await page.keyboard.press("Enter");
  await expect(dialogOf(page).getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  return (await page.getByTestId("totp-secret").textContent()) ?? "";
}

async function confirm(page: Page, secret: string): Promise<string[]> {
  await dialogOf(page).getByLabel("Code that the app shows").fill(new TOTP({ secret }).generate());
  await page.keyboard.press("Enter");
  const list = dialogOf(page).getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(list).toHaveCount(10);
  return list.allTextContents();
}

test("with codes on, signing in asks for one; a recovery code stands in for the app, once", async ({
  page,
  person,
}) => {
  const recovery = await confirm(page, await begin(page, person));
  await expect(dialogOf(page).getByRole("button", { name: "Done" })).toBeDisabled();
  await dialogOf(page).getByRole("button", { name: "Close without copying" }).click();
  await expect(codes(page)).toContainText("You have 10 recovery codes left");

  await page.context().clearCookies();
  await givePassword(page, person);
  await expect(page.getByRole("heading", { name: "Your one-time code" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill("000000");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert").filter({ hasText: "This code is not right" })).toBeVisible();
  await page.getByLabel("Code", { exact: true }).fill(recovery[0] ?? "");
  await page.keyboard.press("Enter");
  await page.waitForURL(/overview/);
  await page.goto("/account");
  await expect(codes(page)).toContainText("You have 9 recovery codes left");
});

test("codes are switched off with the password and a code, and then the password is enough", async ({
  page,
  person,
}) => {
  const recovery = await confirm(page, await begin(page, person));
  await dialogOf(page).getByRole("button", { name: "Close without copying" }).click();
  await codes(page).getByRole("button", { name: "Switch codes off" }).click();
  await dialogOf(page).getByLabel("Your password", { exact: true }).fill(person.password);
  await dialogOf(page).getByLabel("Code", { exact: true }).fill("000000");
  await page.keyboard.press("Enter");
  await expect(dialogOf(page).getByLabel("Code", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await dialogOf(page)
    .getByLabel("Code", { exact: true })
    .fill(recovery[0] ?? "");
  await page.keyboard.press("Enter");
  await expect(page.getByText("One-time codes are off.")).toBeVisible();

  await page.context().clearCookies();
  await givePassword(page, person);
  await page.waitForURL(/overview/);
});

for (const width of widths) {
  test(`setting codes up and signing in with one holds at ${width}, light and dark`, async ({ page, person }) => {
    await sizeTo(page, width);
    const secret = await begin(page, person);
    await expectAccessible(page);
    await confirm(page, secret);
    await expectAccessible(page);
    await dialogOf(page).getByRole("button", { name: "Close without copying" }).click();
    await expect(codes(page)).toContainText("Signing in asks for a code");
    await expectAccessible(page);
    await page.context().clearCookies();
    await givePassword(page, person);
    await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
    await expectAccessible(page);
  });
}
