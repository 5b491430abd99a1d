import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const customers = (page: Page) => page.getByRole("table", { name: "Customers" }).getByRole("row");
const segments = (page: Page) => page.getByRole("table", { name: "Segments" }).getByRole("row");
const count = (page: Page) => page.getByRole("complementary", { name: "Who is in it now" }).getByRole("status");

type Who = { name: string; language?: string; tags: string[] };

async function makeCustomer(api: Api, { name, ...rest }: Who): Promise<string> {
  const { id } = await api("POST", "/v1/customers", { email: `${name.toLowerCase()}@example.com`, name, ...rest });
  return id;
}

/** The condition that speaks of this word: tagged with it, and German or called Ada. */
const conditionOf = (word: string) => ({
  all: [
    { field: "tags", op: "has_any", value: [word] },
    {
      any: [
        { field: "language", op: "eq", value: "de" },
        { field: "name", op: "starts_with", value: "Ada" },
      ],
    },
  ],
});

async function choose(page: Page, box: ReturnType<Page["getByRole"]>, option: string): Promise<void> {
  await box.click();
  await page.getByRole("option", { name: option, exact: true }).click();
}

/** Fills the last line of conditions. */
async function say(page: Page, field: string, comparison: string, value: string): Promise<void> {
  await choose(page, page.getByRole("combobox", { name: "Field" }).last(), field);
  await choose(page, page.getByRole("combobox", { name: "Comparison" }).last(), comparison);
  await page.getByRole("textbox", { name: "Value" }).last().fill(value);
}

test("a segment is built with a group inside, counted meanwhile, and lists exactly its customers", async ({
  page,
  api,
}) => {
  const word = ownWord();
  await makeCustomer(api, { name: `Bernd-${word}`, language: "de", tags: [word] });
  await makeCustomer(api, { name: `Ada-${word}`, language: "fr", tags: [word, "店"] });
  await makeCustomer(api, { name: `Carlo-${word}`, language: "it", tags: [word] });
  await makeCustomer(api, { name: `Dieter-${word}`, language: "de", tags: [] });

  await page.goto("/segments/new");
  await expect(count(page)).toContainText("Complete the conditions");
  await page.getByRole("button", { name: "Create segment" }).click();
  await expect(page.getByLabel("Name", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("Name", { exact: true }).fill(`Friends ${word} 🧵`);
  await say(page, "Tags", "has any of", word);
  await expect(count(page)).toContainText("3");
  await page.getByRole("button", { name: "Group", exact: true }).click();
  await say(page, "Language", "is", "de");
  await page.getByRole("group", { name: "Any of these holds" }).getByRole("button", { name: "Condition" }).click();
  await say(page, "Name", "begins with", "Ada");
  await expect(count(page)).toContainText("2");
  await page.getByRole("button", { name: "Create segment" }).click();

  await expect(page).toHaveURL(/\/segments$/);
  const row = segments(page).filter({ hasText: word });
  await expect(row).toContainText(`Tags has any of ${word} and (Language is de or Name begins with Ada)`);
  await row.getByRole("link", { name: "2", exact: true }).click();
  await expect(customers(page).filter({ hasText: word })).toHaveCount(2);
  await expect(customers(page)).toHaveCount(3);
  await expect(page.getByText("2 customers")).toBeVisible();
});

test("a customer joins by a change, and sees the segment on their page", async ({ page, api }) => {
  const word = ownWord();
  const name = `Emil-${word}`;
  const id = await makeCustomer(api, { name, language: "de", tags: [] });
  const segment = await api("POST", "/v1/segments", { name: `Club ${word}`, condition: conditionOf(word) });
  await page.goto(`/customers?segment=${segment.id}`);
  await expect(page.getByText(/^Nobody matches/)).toBeVisible();
  await page.goto(`/customers/${id}`);
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await page.getByRole("dialog").getByLabel("Tags").fill(`${word}, new`);
  await page.getByRole("dialog").getByRole("button", { name: "Save changes" }).click();
  await page.getByRole("link", { name: `Club ${word}` }).click();
  await expect(customers(page).filter({ hasText: name })).toHaveCount(1);
});

test("a segment is changed, and deleted without its customers", async ({ page, api }) => {
  const word = ownWord();
  await makeCustomer(api, { name: `Carlo-${word}`, language: "it", tags: [word] });
  const { id } = await api("POST", "/v1/segments", { name: `Old ${word}`, condition: conditionOf(word) });
  await page.goto(`/segments/${id}`);
  await expect(count(page)).toContainText("0");
  await page.getByRole("textbox", { name: "Value" }).nth(1).fill("it");
  await expect(count(page)).toContainText("1");
  await page.getByLabel("Name", { exact: true }).fill(`New ${word}`);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("heading", { name: `New ${word}` })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Value" }).nth(1)).toHaveValue("it");

  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the segment" }).click();
  await expect(page).toHaveURL(/\/segments$/);
  await expect(segments(page).filter({ hasText: word })).toHaveCount(0);
  await page.goto(`/customers?q=${word}`);
  await expect(customers(page).filter({ hasText: word })).toHaveCount(1);
  await page.goto(`/segments/${id}`);
  await expect(page.getByText("There is no such segment any more.")).toBeVisible();
});

for (const width of widths) {
  test(`the segments and their builder hold at ${width}, light and dark`, async ({ page, api }) => {
    const word = ownWord();
    const name = `${word}, those who came back after a long while for something warm`;
    const { id } = await api("POST", "/v1/segments", { name, condition: conditionOf(word) });
    await sizeTo(page, width);
    await page.goto("/segments");
    await expect(page.getByText(name).locator("visible=true")).toHaveCount(1);
    await expectAccessible(page);
    await page.goto(`/segments/${id}`);
    await expect(count(page)).toContainText("0");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await expectAccessible(page);
  });
}
