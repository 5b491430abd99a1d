import type { Page } from "@playwright/test";
import { expect, test } from "../product.ts";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { newcomer } from "./own-shop.ts";

const emailOf = (page: Page) => page.getByLabel("E-mail address");
const passwordOf = (page: Page) => page.getByLabel("Password", { exact: true });
const alertOf = (page: Page) => page.getByRole("alert").filter({ hasText: /not signed in|not made yet/ });

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await emailOf(page).fill(email);
  await passwordOf(page).fill(password);
  await expect(page.getByRole("button", { name: /^(Sign in|Make the account)$/ })).toBeEnabled();
  await passwordOf(page).press("Enter");
}

test("a shop signs up, out and in again by keyboard alone", async ({ page }) => {
  const person = newcomer();
  await page.goto("/sign-up");
  await page.getByLabel("Your name").focus();
  for (const text of [person.name, person.email, person.password]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await expect(page.getByRole("button", { name: "Show the password" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.type(person.merchant_name);
  await expect(page.getByRole("combobox", { name: "Time zone" })).toHaveText("Europe/Berlin");
  await expect(page.getByRole("combobox", { name: "Currency" })).toContainText("GBP");
  await expect(page.getByRole("button", { name: "Make the account" })).toBeEnabled();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/overview/);

  await expect(async () => {
    await page.getByRole("button", { name: person.name }).press("Enter");
    await expect(page.getByRole("menu")).toBeVisible({ timeout: 1000 });
  }).toPass();
  await expect(async () => {
    await page.keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Sign out" })).toBeFocused({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/sign-in$/);
  expect((await page.request.get("/v1/api-keys", { headers: { "sec-fetch-site": "same-origin" } })).status()).toBe(401);

  await signIn(page, person);
  await expect(page).toHaveURL(/\/overview/);
});

test("who asks for a page without a session is led back to it after signing in", async ({ page, demo }) => {
  await page.goto("/api-keys?state=revoked");
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await signIn(page, demo);
  await expect(page).toHaveURL(/\/api-keys\?state=revoked$/);
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/overview/);
});

test("signing in never leads to another site", async ({ page, demo, baseURL }) => {
  await page.goto("/sign-in?next=//evil.example/%2e%2e");
  await signIn(page, demo);
  await expect(page).toHaveURL(`${baseURL}/overview`);
});

test("a session that ended meanwhile leads through the sign-in page and back", async ({ page, context, demo }) => {
  await page.goto("/sign-in?next=/ip-allowlist");
  await signIn(page, demo);
  await page.getByRole("button", { name: "Add an address or subnet" }).click();
  await page.getByRole("textbox", { name: "Address or subnet" }).fill("203.0.113.7");
  await context.clearCookies({ name: /session-token/ });
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Add and close the rest" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fip-allowlist/);
});

test("a wrong password says so, and after five it says how long to wait", async ({ page, demo }) => {
  await page.goto("/sign-in");
  const stranger = { email: `nobody-${Date.now()}@example.com`, password: "not the password" };
  for (let attempt = 0; attempt < 5; attempt++) {
    await signIn(page, { ...stranger, password: `${stranger.password} ${attempt}` });
    await expect(alertOf(page)).toContainText("The e-mail address or the password is not right.");
    await expect(alertOf(page)).toBeFocused();
  }
  const answered = page.waitForResponse(/callback\/credentials/);
  await signIn(page, stranger);
  await expect(alertOf(page)).toContainText("Too many tries. Wait 5 minutes and try again.");
  const answer = await answered;
  expect([answer.status(), Number(answer.headers()["retry-after"])]).toEqual([429, 300]);

  await signIn(page, demo);
  await expect(page).toHaveURL(/\/overview/);
});

test("an address that is taken is said at its field", async ({ page, demo }) => {
  const person = newcomer();
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(person.name);
  await page.getByLabel("Shop name").fill(person.merchant_name);
  await signIn(page, { ...person, email: demo.email.toUpperCase() });
  await expect(emailOf(page)).toHaveAccessibleDescription(/There is an account with this address already/);
  await expect(emailOf(page)).toHaveAttribute("aria-invalid", "true");
});

test("a form with gaps names them, and each name leads to its field", async ({ page }) => {
  await page.goto("/sign-up");
  await passwordOf(page).fill("short");
  await page.getByRole("button", { name: "Make the account" }).click();
  await expect(alertOf(page)).toBeFocused();
  await expect(alertOf(page).getByRole("link")).toHaveCount(4);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Your name")).toBeFocused();
  await expect(passwordOf(page)).toHaveAccessibleDescription(/Use at least 10 characters/);
});

test("the password can be looked at, and is never part of an address", async ({ page }) => {
  await page.goto("/sign-in");
  await passwordOf(page).fill("can you read this");
  await page.getByRole("button", { name: "Show the password" }).click();
  await expect(passwordOf(page)).toHaveAttribute("type", "text");
  await page.getByRole("button", { name: "Hide the password" }).click();
  await expect(passwordOf(page)).toHaveAttribute("type", "password");
  await expect(page.locator("form")).toHaveAttribute("method", "post");
});

test("without a connection the form keeps what was typed and says what to do", async ({ page, context, demo }) => {
  await page.goto("/sign-in");
  await context.setOffline(true);
  await signIn(page, demo);
  await expect(alertOf(page)).toContainText("The server cannot be reached. Check your connection and try again.");
  await context.setOffline(false);
  await passwordOf(page).press("Enter");
  await expect(page).toHaveURL(/\/overview/);
});

for (const width of widths) {
  test(`signing in and up have no accessibility violation at ${width}, light and dark`, async ({ page }) => {
    await sizeTo(page, width);
    for (const [path, button] of [
      ["/sign-in", "Sign in"],
      ["/sign-up", "Make the account"],
    ] as const) {
      await page.goto(path);
      await expectAccessible(page);
      await page.getByRole("button", { name: button }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectAccessible(page);
    }
  });
}
