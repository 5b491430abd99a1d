import type { APIRequestContext, Page } from "@playwright/test";
import { expectAccessible, sizeTo, tabTo, widths } from "./accessible.ts";
import { expect, test as ownShop } from "./own-shop.ts";

// The API as the dashboard calls it: with the session, from the same origin.
const asPage = { "sec-fetch-site": "same-origin" };

async function list(request: APIRequestContext): Promise<{ id: string; cidr: string }[]> {
  return (await (await request.get("/v1/ip-allowlist", { headers: asPage })).json()).data;
}

async function makeKey(request: APIRequestContext): Promise<string> {
  const data = { name: "Storefront", scopes: ["conversations:read"] };
  return (await (await request.post("/v1/api-keys", { headers: asPage, data })).json()).key;
}

/** Earlier tests have left keys behind that would be named, too. */
async function revokeKeys(request: APIRequestContext): Promise<void> {
  const { data } = await (await request.get("/v1/api-keys?state=working&limit=100", { headers: asPage })).json();
  for (const { id } of data) await request.delete(`/v1/api-keys/${id}`, { headers: asPage });
}

async function empty(request: APIRequestContext): Promise<void> {
  for (const { id } of await list(request)) await request.delete(`/v1/ip-allowlist/${id}`, { headers: asPage });
}

/** Each test begins with an empty list and without keys, and leaves nothing that would shut other tests out. */
const test = ownShop.extend<{ emptied: true }>({
  emptied: [
    async ({ request }, use) => {
      await empty(request);
      await revokeKeys(request);
      await use(true);
      await empty(request);
    },
    { auto: true },
  ],
});

const rowOf = (page: Page, name: string | RegExp) => page.getByRole("row", { name });
const subnetOf = (page: Page) => page.getByRole("textbox", { name: "Address or subnet" });
const addButton = (page: Page) => page.getByRole("button", { name: "Add an address or subnet" });

async function openForm(page: Page) {
  await page.goto("/ip-allowlist");
  await addButton(page).click();
}

const add = async (request: APIRequestContext, cidr: string, note?: string) =>
  expect((await request.post("/v1/ip-allowlist", { headers: asPage, data: { cidr, note } })).status()).toBe(201);

test("the first entry names the key it would shut out, asks, and then refuses it within a second", async ({
  page,
  request,
  baseURL,
}) => {
  const key = await makeKey(request);
  const read = () => fetch(`${baseURL}/v1/conversations`, { headers: { authorization: `Bearer ${key}` } });
  expect((await read()).status).toBe(200);
  const lastUse = async () => (await (await request.get("/v1/api-keys", { headers: asPage })).json()).data[0];
  await expect.poll(async () => (await lastUse()).last_used_address, { timeout: 20_000 }).not.toBeNull();

  await openForm(page);
  await subnetOf(page).fill("203.0.113.7");
  await page.getByLabel("Note").fill("Warehouse");
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog", { name: "Close the API for every other address" });
  await expect(question).toContainText("A key in use would be refused.");
  await expect(question).toContainText(`“Storefront” calls from ${(await lastUse()).last_used_address}`);
  expect((await read()).status).toBe(200);
  await question.getByRole("button", { name: "Add and close the rest" }).click();
  await expect(rowOf(page, /203\.0\.113\.7/)).toContainText("Warehouse");
  await page.waitForTimeout(1000);
  const refused = await read();
  expect([refused.status, (await refused.json()).error.code]).toEqual([403, "ADDRESS_NOT_ALLOWED"]);

  await page.reload();
  await page.getByRole("button", { name: "Remove 203.0.113.7" }).click();
  await expect(page.getByRole("dialog")).toContainText("keys work from everywhere");
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("The list is empty")).toBeVisible();
  await page.waitForTimeout(1000);
  expect((await read()).status).toBe(200);
});

test("cancelling the question keeps what was typed and changes nothing", async ({ page, request }) => {
  await openForm(page);
  await subnetOf(page).fill("203.0.113.7");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(subnetOf(page)).toHaveValue("203.0.113.7/32");
  expect(await list(request)).toEqual([]);
});

test("my address is one press away, until it is on the list", async ({ page, request }) => {
  await add(request, "203.0.113.0/24");
  await page.goto("/ip-allowlist");
  await page.getByRole("button", { name: "Add my address" }).click();
  await expect(subnetOf(page)).toHaveValue(/^(127\.0\.0\.1|::1)$/);
  await page.keyboard.press("Enter");
  await expect(rowOf(page, /127\.0\.0\.1|::1/)).toContainText("you");
  await expect(page.getByRole("button", { name: "Add my address" })).toBeHidden();
});

test("what is no address, or is there already, is said at the field", async ({ page, request }) => {
  await add(request, "203.0.113.0/24");
  await openForm(page);
  for (const [text, sentence] of [
    ["", "Give an address or a subnet."],
    ["203.0.113", "Write an address such as 203.0.113.7"],
    ["203.0.113.99/24", "203.0.113.0/24 is on the list already."],
  ] as const) {
    await subnetOf(page).fill(text);
    await subnetOf(page).press("Enter");
    await expect(subnetOf(page)).toHaveAccessibleDescription(new RegExp(sentence));
  }
});

test("by keyboard alone an entry is added, removed and taken back", async ({ page, request }) => {
  await add(request, "198.51.100.7");
  await page.goto("/ip-allowlist");
  await expect(rowOf(page, /198\.51\.100\.7/)).toBeVisible();
  await tabTo(addButton(page));
  await page.keyboard.press("Enter");
  await expect(subnetOf(page)).toBeFocused();
  await page.keyboard.type("2001:db8::/32");
  await page.keyboard.press("Tab");
  await page.keyboard.type("Cloud");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, /2001:db8::\/32/)).toContainText("Cloud");
  await expect(addButton(page)).toBeFocused();

  await tabTo(page.getByRole("button", { name: "Remove 2001:db8::/32" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(rowOf(page, /2001:db8::\/32/)).toHaveCount(0);
  await tabTo(page.getByRole("button", { name: "Undo" }));
  await page.keyboard.press("Enter");
  await expect(rowOf(page, /2001:db8::\/32/)).toContainText("Cloud");
});

test("an address can be tested before somebody finds out", async ({ page, request }) => {
  await page.goto("/ip-allowlist");
  const address = page.getByRole("textbox", { name: "Address" });
  const verdict = page.getByRole("status").filter({ hasText: /Allowed|Refused|whole address/ });
  await address.fill("198.51.100.1");
  await expect(verdict).toHaveText("Allowed, as the list is empty.");
  await add(request, "203.0.113.0/24", "Office");
  await page.reload();
  await expect(rowOf(page, /Office/)).toBeVisible();
  for (const [text, words] of [
    ["::ffff:203.0.113.9", "Allowed by 203.0.113.0/24, Office."],
    ["198.51.100.1", "Refused: no entry covers 198.51.100.1."],
    ["203.0.113", "Write a whole address, such as 203.0.113.7."],
  ] as const) {
    await address.fill(text);
    await expect(verdict).toHaveText(words);
  }
});

for (const width of widths) {
  test(`the allowlist has no accessibility violation at ${width}, light and dark`, async ({ page, request }) => {
    await sizeTo(page, width);
    await openForm(page);
    await expectAccessible(page);
    await subnetOf(page).fill("203.0.113.7");
    await subnetOf(page).press("Enter");
    await expect(page.getByRole("dialog", { name: /Close the API/ })).toBeVisible();
    await expectAccessible(page);
    await add(request, "203.0.113.0/24", "Office");
    await page.goto("/ip-allowlist");
    await expect(page.getByText("203.0.113.0/24").locator("visible=true")).toBeVisible();
    await page.getByRole("textbox", { name: "Address" }).fill("198.51.100.1");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Remove 203.0.113.0/24" }).locator("visible=true").click();
    await expectAccessible(page);
  });
}
