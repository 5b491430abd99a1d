import type { Page } from "@playwright/test";
import { expectAccessible, looks, wear } from "./accessible.ts";
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

test("an address that leads to nobody says so", async ({ page }) => {
  await page.goto("/customers/cust_01nothing");
  await expect(page.getByText("There is no such customer in this shop.")).toBeVisible();
});

for (const look of looks) {
  test(`the customers and a customer hold in ${look.name}`, async ({ page, api }) => {
    const name = ownWord();
    const id = await makeCustomer(api, name);
    await wear(page, look);
    await page.goto(`/customers?q=${name}`);
    await expect(page.getByRole("main").getByText(`Ána ${name}`).locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
    await page.goto(`/customers/${id}`);
    await expect(page.getByText("It came, thank you").locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
  });
}
