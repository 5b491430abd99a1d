import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, tabTo, widths } from "./accessible.ts";
import { expect, test } from "./own-shop.ts";

let made = 0;
const someName = () => `Program ${process.pid}-${++made}`;

const dialogOf = (page: Page) => page.getByRole("dialog");
const readyOf = (page: Page, name: string) => page.getByRole("dialog", { name: `“${name}” is ready` });
const rowOf = (page: Page, name: string) => page.getByRole("row", { name });

async function openForm(page: Page) {
  await page.goto("/api-keys");
  await page.getByRole("button", { name: "Create key" }).click();
}

/** Makes a key in the dashboard and answers with its secret; its dialog stays open. */
async function makeKey(page: Page, name: string, scope = "Conversations"): Promise<string> {
  await openForm(page);
  await page.getByLabel("Name").fill(name);
  await page.getByRole("group", { name: scope }).getByLabel("Read").click();
  await dialogOf(page).getByRole("button", { name: "Create key" }).click();
  await expect(readyOf(page, name)).toBeVisible();
  return (await page.getByTestId("secret").locator(".sr-only").textContent()) ?? "";
}

const read = (address: string | undefined, key: string) =>
  fetch(`${address}/v1/conversations`, { headers: { authorization: `Bearer ${key}` } });

test("a key is made by keyboard alone, works, is seen working, and stops within a second of being revoked", async ({
  page,
  context,
  baseURL,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const { keyboard } = page;
  const name = someName();
  await page.goto("/api-keys");
  await tabTo(page.getByRole("button", { name: "Create key" }));
  await keyboard.press("Enter");
  await expect(page.getByLabel("Name")).toBeFocused();
  await keyboard.type(name);
  await tabTo(page.getByRole("group", { name: "Conversations" }).getByLabel("Read"));
  await keyboard.press("Space");
  await tabTo(dialogOf(page).getByRole("button", { name: "Create key" }));
  await keyboard.press("Enter");

  await expect(readyOf(page, name).getByRole("button", { name: /Copy key/ })).toBeFocused();
  await expect(readyOf(page, name)).toContainText("Waiting for the first call with this key");
  await keyboard.press("c");
  const key = await page.evaluate(() => navigator.clipboard.readText());
  expect(key).toMatch(/^sg_[0-9A-Za-z]{36}$/);
  expect((await read(baseURL, key)).status).toBe(200);
  await expect(readyOf(page, name)).toContainText("First call received from", { timeout: 20_000 });
  await tabTo(readyOf(page, name).getByRole("button", { name: "Done" }));
  await keyboard.press("Enter");
  // The button that opened the form went with the empty list.
  await expect(page.getByRole("main")).toBeFocused();
  await expect(rowOf(page, name)).toContainText("Working");

  const pressRevoke = async () => {
    await keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: "Change key" })).toBeFocused();
    await keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Revoke key" })).toBeFocused();
    await keyboard.press("Enter");
  };
  await tabTo(page.getByRole("button", { name: `Actions for ${name}` }));
  await pressRevoke();
  await expect(dialogOf(page)).toContainText("to read conversations is refused within a second");
  await expect(dialogOf(page).getByRole("button", { name: "Cancel" })).toBeFocused();
  await keyboard.press("Escape");
  await expect(page.getByRole("button", { name: `Actions for ${name}` })).toBeFocused();
  await pressRevoke();
  await tabTo(dialogOf(page).getByRole("textbox"));
  await keyboard.type(name);
  expect((await read(baseURL, key)).status).toBe(200);
  const revoked = page.waitForResponse((response) => response.request().method() === "DELETE");
  await keyboard.press("Enter");
  await (await revoked).finished();
  await page.waitForTimeout(1000);
  const refused = await read(baseURL, key);
  expect([refused.status, (await refused.json()).error.code]).toEqual([401, "REVOKED_API_KEY"]);
  await page.getByRole("tab", { name: "Revoked" }).click();
  await expect(rowOf(page, name)).toContainText("Revoked");
});

test("the secret is shown once: Escape keeps it, Done waits for a copy, and nothing brings it back", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = someName();
  const key = await makeKey(page, name);
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  const ready = readyOf(page, name);
  await expect(ready.getByRole("button", { name: "Done" })).toBeDisabled();
  await expect(ready.getByRole("button", { name: "Close without copying" })).toBeVisible();
  await ready.getByRole("button", { name: /Copy key/ }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
  await ready.getByRole("button", { name: "Done" }).click();
  await expect(rowOf(page, name)).toContainText(`${key.slice(0, 7)}…${key.slice(-4)}`);
  await page.reload();
  await expect(rowOf(page, name)).toBeVisible();
  expect(await page.content()).not.toContain(key);
});

test("the secret can be saved as .env", async ({ page }) => {
  const name = someName();
  const key = await makeKey(page, name);
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as .env" }).click();
  expect(await readFile(await (await downloading).path(), "utf8")).toBe(`SHOPGUIDE_API_KEY=${key}\n`);
  await expect(readyOf(page, name).getByRole("button", { name: "Done" })).toBeEnabled();
});

test("the sample calls show a hint of the key and copy the whole", async ({ page, context, baseURL }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const name = someName();
  const key = await makeKey(page, name, "Customers");
  for (const language of ["curl", "Node", "Python", "PHP"]) {
    await page.getByRole("radio", { name: language }).click();
    await expect(page.getByRole("figure", { name: `Try it, ${language}` })).not.toContainText(key);
    await page.getByRole("button", { name: `Copy try it, ${language.toLowerCase()}` }).click();
    const code = await page.evaluate(() => navigator.clipboard.readText());
    expect(code).toContain(`${baseURL}/v1/customers`);
    expect(code).toContain(`Bearer ${key}`);
  }
});

test("a form with gaps names them and makes nothing", async ({ page }) => {
  await openForm(page);
  await dialogOf(page).getByRole("button", { name: "Create key" }).click();
  const summary = dialogOf(page).getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Give the key a name.");
  await expect(summary).toContainText("Choose at least one scope.");
});

test("writing brings reading, and full access the rest", async ({ page }) => {
  const name = someName();
  await openForm(page);
  await page.getByLabel("Name").fill(name);
  const conversations = page.getByRole("group", { name: "Conversations" });
  await conversations.getByLabel("Write").click();
  await expect(conversations.getByLabel("Read")).toBeChecked();
  await expect(conversations.getByLabel("Read")).toBeDisabled();
  await page.getByLabel("Full access").click();
  await expect(conversations).toBeHidden();
  await page.getByRole("combobox", { name: "Stops working" }).click();
  await page.getByRole("option", { name: "Never" }).click();
  await dialogOf(page).getByRole("button", { name: "Create key" }).click();
  await expect(readyOf(page, name)).toContainText("everything");
  await readyOf(page, name).getByRole("button", { name: "Close without copying" }).click();
  await expect(rowOf(page, name)).toContainText("never");
});

test("a key can end on a day of one’s choice, not on one that is over", async ({ page }) => {
  const name = someName();
  await openForm(page);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Full access").click();
  await page.getByRole("combobox", { name: "Stops working" }).click();
  await page.getByRole("option", { name: "On a day of my choice" }).click();
  const day = page.getByLabel("Last day");
  const create = dialogOf(page).getByRole("button", { name: "Create key" });
  await day.fill("2020-02-29");
  await create.click();
  await expect(day).toHaveAccessibleDescription(/Choose a time in the future/);
  await day.fill("2099-12-31");
  await create.click();
  await expect(readyOf(page, name)).toContainText("31 Dec 2099");
});

test("the tab is in the address, and the way back leads to the one before", async ({ page }) => {
  await page.goto("/api-keys?state=expired");
  await expect(page.getByRole("tab", { name: "Expired" })).toHaveAttribute("aria-selected", "true");
  await page.getByRole("tab", { name: "Revoked" }).click();
  await expect(page).toHaveURL(/state=revoked/);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Expired" })).toHaveAttribute("aria-selected", "true");
});

test("a list that cannot be fetched says so with the request’s id, and can be tried again", async ({ page }) => {
  await page.route("**/v1/api-keys?*", (route) =>
    route.fulfill({
      status: 500,
      headers: { "x-request-id": "req_broken" },
      json: { error: { code: "INTERNAL_ERROR", message: "Something went wrong on our side.", details: {} } },
    }),
  );
  await page.goto("/api-keys");
  await expect(page.getByRole("alert").filter({ hasText: "on our side" })).toContainText("req_broken");
  await page.unroute("**/v1/api-keys?*");
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(page.getByRole("table", { name: "Keys: working" })).toBeVisible();
});

for (const width of widths) {
  test(`the keys have no accessibility violation at ${width}, light and dark`, async ({ page }) => {
    const name = someName();
    await sizeTo(page, width);
    await page.goto("/api-keys?state=expired");
    await expect(page.getByText("No key has expired.")).toBeVisible();
    await expectAccessible(page);
    await openForm(page);
    await expectAccessible(page);
    await dialogOf(page).getByRole("button", { name: "Create key" }).click();
    await expect(dialogOf(page).getByRole("alert")).toBeVisible();
    await expectAccessible(page);
    await makeKey(page, name);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close without copying" }).click();
    await expect(page.getByText(name).locator("visible=true")).toBeVisible();
    await expectAccessible(page);
    await page
      .getByRole("button", { name: `Actions for ${name}` })
      .locator("visible=true")
      .click();
    await page.getByRole("menuitem", { name: "Revoke key" }).click();
    await expectAccessible(page);
  });
}

test("a key is changed in place, and rotated into another while the old one still works", async ({ page, baseURL }) => {
  const name = someName();
  const key = await makeKey(page, name);
  await readyOf(page, name).getByRole("button", { name: "Close without copying" }).click();

  const act = async (item: string) => {
    await rowOf(page, name)
      .first()
      .getByRole("button", { name: `Actions for ${name}` })
      .click();
    await page.getByRole("menuitem", { name: item }).click();
  };
  await act("Change key");
  await page.getByLabel("Only from these addresses").fill("nowhere");
  await dialogOf(page).getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByLabel("Only from these addresses")).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Only from these addresses").fill("127.0.0.1\n::1");
  await page.getByLabel("At most").fill("90");
  await dialogOf(page).getByRole("button", { name: "Save changes" }).click();
  await expect(dialogOf(page)).toBeHidden();
  await expect.poll(async () => (await read(baseURL, key)).headers.get("x-ratelimit-limit")).toBe("90");

  await act("Rotate key");
  await dialogOf(page).getByRole("button", { name: "Rotate key" }).click();
  await expect(readyOf(page, name)).toContainText("90 calls a minute");
  const fresh = (await page.getByTestId("secret").locator(".sr-only").textContent()) ?? "";
  await readyOf(page, name).getByRole("button", { name: "Close without copying" }).click();
  expect([(await read(baseURL, key)).status, (await read(baseURL, fresh)).status]).toEqual([200, 200]);
  await expect(rowOf(page, name)).toHaveCount(2);
});
