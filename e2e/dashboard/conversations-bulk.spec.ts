import type { Page } from "@playwright/test";
import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
const box = (page: Page, row: number) => rows(page).nth(row).getByRole("checkbox");
const bar = (page: Page) => page.getByRole("toolbar", { name: "Change the selected conversations" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });

async function more(page: Page, action: string) {
  await bar(page).getByRole("button", { name: "More changes" }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

/** So many conversations under one tag, made by one call; the newest is listed first. */
async function shelf(page: Page, api: Api, count: number) {
  const tag = ownWord();
  const operations = Array.from({ length: count }, (_, n) => ({
    action: "create",
    data: {
      customer: { email: "teresa@example.com", name: "Teresa Lindqvist" },
      initial_message: `Question ${n + 1}`,
      tags: [tag],
      started_at: new Date(Date.now() - (count - n) * 60_000).toISOString(),
    },
  }));
  const made = await api("POST", "/v1/conversations/batch", { operations });
  await page.goto(`/conversations?tag=${tag}`);
  await expect(rows(page)).toHaveCount(count);
  const results = made.results as { conversation_id: string }[];
  return { tag, ids: results.map(({ conversation_id }) => conversation_id).reverse() };
}

test("a box, shift and a box select what lies between, and one press resolves it all, until it is undone", async ({
  page,
  api,
}) => {
  await shelf(page, api, 5);
  await box(page, 1).click();
  await box(page, 3).click({ modifiers: ["Shift"] });
  await expect(bar(page)).toContainText("3 selected");
  await bar(page).getByRole("button", { name: "Resolve" }).click();
  await expect(rows(page).filter({ hasText: "Resolved" })).toHaveCount(3);
  await expect(rows(page).nth(0)).toContainText("Active");
  await expect(bar(page)).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows(page).filter({ hasText: "Active" })).toHaveCount(5);
});

test("X selects by the keyboard and Escape lets go", async ({ page, api }) => {
  await shelf(page, api, 3);
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar(page)).toContainText("2 selected");
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
});

test("all that are listed are tagged, assigned and escalated", async ({ page, api }) => {
  const { ids } = await shelf(page, api, 3);
  const selectAll = async () => {
    await box(page, 0).click();
    await bar(page).getByRole("checkbox", { name: "Select all that are listed" }).click();
    await expect(bar(page)).toContainText("3 selected");
  };
  await selectAll();
  await bar(page).getByRole("button", { name: "Add tags" }).click();
  await page.getByRole("textbox", { name: "Tags" }).fill("vip, gift");
  await page.getByRole("dialog").getByRole("button", { name: "Add tags" }).click();
  await expect(page.getByText("3 conversations are tagged vip, gift.")).toBeVisible();
  await selectAll();
  await more(page, "Assign");
  await page.getByRole("textbox", { name: "Who takes care of it" }).fill("Pia");
  await page.getByRole("dialog").getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("3 conversations are assigned to Pia.")).toBeVisible();
  await selectAll();
  await more(page, "Escalate");
  await page.getByRole("textbox", { name: "Reason" }).fill("Customer asked");
  await page.getByRole("dialog").getByRole("button", { name: "Escalate" }).click();
  await expect(rows(page).filter({ hasText: "Escalated" })).toHaveCount(3);
  const read = await api("GET", `/v1/conversations/${ids[2]}`);
  expect(read).toMatchObject({ assigned_to: "Pia", escalation_reason: "Customer asked", status: "escalated" });
  expect(read.tags).toEqual(expect.arrayContaining(["vip", "gift"]));
});

test("deleting asks first and says how many go", async ({ page, api }) => {
  await shelf(page, api, 3);
  await box(page, 0).click();
  await box(page, 1).click();
  await more(page, "Delete");
  await expect(page.getByRole("dialog", { name: "Delete 2 conversations?" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(rows(page)).toHaveCount(3);
  await more(page, "Delete");
  await page.getByRole("button", { name: "Delete conversations" }).click();
  await expect(rows(page)).toHaveText([/Question 1/]);
});

test("what could not be changed is named with the reason, and the others are done", async ({ page, api, baseURL }) => {
  const { ids } = await shelf(page, api, 2);
  await page.route("**/v1/stream**", (route) => route.abort());
  await page.reload();
  await box(page, 0).click();
  await box(page, 1).click();
  const gone = await page.request.delete(`/v1/conversations/${ids[1]}`, { headers: { origin: baseURL as string } });
  expect(gone.status()).toBe(204);
  await bar(page).getByRole("button", { name: "Resolve" }).click();
  const dialog = page.getByRole("dialog", { name: "1 conversation could not be changed" });
  await expect(dialog).toContainText(`No conversation ${ids[1]}.`);
  await dialog.getByRole("button", { name: "Close" }).first().click();
  await expect(rows(page)).toHaveText([/Resolved/]);
});

test("one conversation shows who has it, what was bought and said of it, and can be deleted", async ({ page, api }) => {
  const { ids } = await shelf(page, api, 1);
  const path = `/v1/conversations/${ids[0]}`;
  await api("PUT", path, { assigned_to: "Pia", purchase: { order_id: "A-1001", value: 99.5, currency: "EUR" } });
  await api("POST", `${path}/feedback`, { rating: 5, nps_score: 9, feedback_text: "Very helpful" });
  await page.goto(`/conversations/${ids[0]}`);
  for (const text of ["Pia", "A-1001", "€99.50", "9 of 10", "Very helpful"])
    await expect(details(page)).toContainText(text);
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("button", { name: "Delete conversation", exact: true }).click();
  await expect(page).toHaveURL(/\/conversations(\?.*)?$/);
});

test("a view and a filter by assignment are in the address", async ({ page, api }) => {
  const { ids, tag } = await shelf(page, api, 2);
  await api("PUT", `/v1/conversations/${ids[0]}`, { assigned_to: "Noor", purchase_intent: "high" });
  await page.getByRole("link", { name: "High value" }).click();
  await expect(page).toHaveURL(/high_value=true/);
  await expect(rows(page)).toHaveCount(1);
  await page.goto(`/conversations?tag=${tag}`);
  await page.getByRole("button", { name: "Filter", exact: true }).click();
  await page.getByRole("button", { name: "Assigned to" }).click();
  await page.getByRole("textbox", { name: "Assigned to" }).fill("Noor");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(/assigned_to=Noor/);
  await expect(rows(page)).toHaveCount(1);
});

for (const width of widths) {
  test(`selecting has no accessibility fault at ${width}, light and dark`, async ({ page, api }) => {
    await sizeTo(page, width);
    await shelf(page, api, 3);
    await box(page, 0).click();
    await expectAccessible(page);
    await more(page, "Delete");
    await expectAccessible(page);
  });
}
