import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const people = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("row");
const search = (page: Page) => page.getByRole("searchbox", { name: "Search customers" });

/** A customer of this name with two conversations, one of them rated. */
async function makeCustomer(api: Api, name: string) {
  const customer = { email: `${name.toLowerCase()}@example.com`, name: `Ána ${name}`, language: "hu", tags: ["VIP"] };
  const first = await api("POST", "/v1/conversations", { customer, initial_message: "Where is my parcel?" });
  await api("PUT", `/v1/conversations/${first.id}`, { status: "resolved", satisfaction_score: 4 });
  await api("POST", "/v1/conversations", { customer, initial_message: "It came, thank you" });
  return first.customer_id;
}

test("a customer is found by a part of the name, and the search is in the address", async ({ page, api }) => {
  const name = ownWord();
  await makeCustomer(api, name);
  await makeCustomer(api, ownWord());
  await page.goto("/customers");
  await search(page).fill(`ana ${name.slice(2)}`);
  await expect(page).toHaveURL(/q=ana/);
  await expect(people(page).filter({ hasText: name })).toHaveCount(1);
  await expect(people(page)).toHaveCount(2);
  await page.reload();
  await expect(people(page)).toHaveCount(2);
  await search(page).fill("nobody-is-called-that");
  await expect(page.getByText(/^Nobody matches/)).toBeVisible();
});

test("a customer's page shows who it is and leads to each conversation", async ({ page, api }) => {
  const name = ownWord();
  const id = await makeCustomer(api, name);
  await page.goto(`/customers?q=${name}`);
  await page.getByRole("link", { name: `Ána ${name}` }).click();
  await expect(page).toHaveURL(`/customers/${id}`);
  await expect(page.getByRole("heading", { name: `Ána ${name}` })).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Hungarian");
  await expect(page.getByRole("main")).toContainText("4 of 5");
  const theirs = page.getByRole("table", { name: /Conversations with/ }).getByRole("row");
  await expect(theirs).toHaveText([/First words/, /It came, thank you.*Active/, /Where is my parcel.*Resolved/]);
  await page.getByRole("link", { name: "Where is my parcel?" }).click();
  await expect(page.getByRole("region", { name: "Transcript" })).toContainText("Where is my parcel?");
  await expect(page.getByRole("list", { name: "Conversations" }).getByRole("listitem")).toHaveCount(2);
});

test("a figure of a customer leads to the conversations that it counts", async ({ page, api }) => {
  const id = await makeCustomer(api, ownWord());
  for (const [figure, count] of [
    ["4 of 5", 1],
    ["2", 2],
  ] as const) {
    await page.goto(`/customers/${id}`);
    await page.getByRole("main").getByRole("link", { name: figure, exact: true }).click();
    await expect(page.getByRole("list", { name: "Conversations" }).getByRole("listitem")).toHaveCount(count);
  }
});

test("the keyboard alone searches and opens a customer", async ({ page, api }) => {
  const name = ownWord();
  const id = await makeCustomer(api, name);
  await page.goto("/customers");
  await expect(people(page).filter({ hasText: name })).toBeVisible();
  await page.keyboard.press("/");
  await page.keyboard.type(name);
  await expect(people(page)).toHaveCount(2);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`/customers/${id}`);
});

test("a customer is added, changed, and known already when added twice", async ({ page, api }) => {
  const name = ownWord();
  const email = `${name}@example.com`;
  await page.goto("/customers");
  await page.getByRole("button", { name: "Add a customer" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill(`فاطمة ${name}`);
  await dialog.getByRole("button", { name: "Add the customer" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveAccessibleDescription(/Give an e-mail address or your own id/);
  await dialog.getByLabel("E-mail").fill("not an address");
  await dialog.getByRole("button", { name: "Add the customer" }).click();
  await expect(dialog.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("E-mail").fill(email);
  await dialog.getByLabel("Tags").fill("VIP, 常連");
  await dialog.getByRole("button", { name: "Add the customer" }).click();
  await expect(page).toHaveURL(/customers\/cust_/);
  await expect(page.getByRole("heading", { name: `فاطمة ${name}` })).toBeVisible();
  await expect(page.getByRole("list", { name: "Tags" }).getByRole("listitem")).toHaveCount(2);

  await page.getByRole("button", { name: "Change", exact: true }).click();
  await dialog.getByLabel("Language").fill("ar");
  await dialog.getByLabel("Tags").fill("");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main")).toContainText("Arabic");
  await expect(page.getByRole("list", { name: "Tags" })).toHaveCount(0);

  const again = await api("POST", "/v1/customers", { email });
  await expect(page).toHaveURL(`/customers/${again.id}`);
});

test("a note and a phone call stand on the customer's page, the newest first", async ({ page, api }) => {
  const id = await makeCustomer(api, ownWord());
  await page.goto(`/customers/${id}`);
  await expect(page.getByText("No notes yet.")).toBeVisible();
  const dialog = page.getByRole("dialog");
  await page.getByRole("button", { name: "Add a note" }).click();
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(dialog.getByLabel("Words")).toHaveAccessibleDescription(/Write a few words/);
  await dialog.getByLabel("Words").fill("Prefers wool 🧶");
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Add a note" }).click();
  await dialog.getByRole("combobox", { name: "What it is" }).click();
  await page.getByRole("option", { name: "A phone call" }).click();
  await dialog.getByLabel("Words").fill("Asked for a larger size");
  await dialog.getByRole("button", { name: "Add it" }).click();
  await expect(page.getByText("Asked for a larger size")).toBeVisible();
  await page.reload();
  const notes = page.getByRole("listitem").filter({ hasText: "Noor Keeper" });
  await expect(notes).toHaveText([/Asked for a larger size.*Phone/, /Prefers wool/]);
});

test("a customer is erased only by their name, and nothing finds them any more", async ({ page, api }) => {
  const name = ownWord();
  const id = await makeCustomer(api, name);
  const missing: string[] = [];
  page.on("response", (response) => response.status() === 404 && missing.push(response.url()));
  await page.goto(`/customers/${id}`);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Erase personal data" }).click();
  const erase = page.getByRole("dialog").getByRole("button", { name: "Erase for good" });
  await expect(erase).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill(name);
  await expect(erase).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill(`Ána ${name}`);
  await erase.click();
  await expect(page).toHaveURL(/\/customers$/);
  await expect(page.getByText(`Ána ${name} is erased.`)).toBeVisible();
  expect(missing).toEqual([]);
  await page.goto(`/customers?q=${name}`);
  await expect(page.getByText(/^Nobody matches/)).toBeVisible();
  await page.goto(`/customers/${id}`);
  await expect(page.getByText("There is no such customer in this shop.")).toBeVisible();
});

test("customers are sorted by what they are worth, and a lead score says what made it", async ({ page, api }) => {
  const word = ownWord();
  const known = { language: "en", tags: [word] };
  for (const [name, value] of [
    ["Large", 300],
    ["Small", 20],
  ] as const) {
    const customer = { email: `${name}-${word}@example.com`.toLowerCase(), name: `${name} ${word}`, ...known };
    const { id } = await api("POST", "/v1/conversations", { customer, initial_message: "I take it" });
    await api("PUT", `/v1/conversations/${id}`, { purchase: { value, currency: "EUR" }, purchase_intent: "high" });
  }
  await page.goto(`/customers?tag=${word}`);
  await expect(people(page)).toHaveText([/Name/, /Small.*20/, /Large.*300/]);
  await page.getByRole("combobox", { name: "Sort" }).click();
  await page.getByRole("option", { name: "highest value" }).click();
  await expect(people(page)).toHaveText([/Name/, /Large.*300/, /Small.*20/]);
  await expect(page).toHaveURL(/sort=-lifetime_value/);
  await page.getByRole("combobox", { name: "Lead score" }).click();
  await page.getByRole("option", { name: "75 or more" }).click();
  await expect(page.getByText(/^Nobody matches/)).toBeVisible();
  await page.getByRole("button", { name: "Show all customers" }).click();
  await page.goto(`/customers?tag=${word}&q=Large`);
  await page.getByRole("link", { name: `Large ${word}` }).click();
  await expect(page.getByRole("region", { name: "Lead score" })).toContainText(/\d+ ?of 100.*Was here lately.*\+\d+/);
  await page.getByRole("link", { name: /300/ }).click();
  await expect(page).toHaveURL(/has_purchase=true/);
  await expect(page.getByRole("button", { name: /Bought/ }).first()).toBeVisible();
  await expect(page.getByRole("list", { name: "Conversations" }).getByRole("listitem")).toHaveCount(1);
});

test("an address that leads to nobody says so", async ({ page }) => {
  await page.goto("/customers/cust_01nothing");
  await expect(page.getByText("There is no such customer in this shop.")).toBeVisible();
});

for (const width of widths) {
  test(`the customers and a customer hold at ${width}, light and dark`, async ({ page, api }) => {
    const name = ownWord();
    const id = await makeCustomer(api, name);
    await sizeTo(page, width);
    await page.goto(`/customers?q=${name}`);
    await expect(page.getByRole("main").getByText(`Ána ${name}`).locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
    await page.goto(`/customers/${id}`);
    await expect(page.getByText("It came, thank you").locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Add a note" }).click();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Change", exact: true }).click();
    await expectAccessible(page);
  });
}
