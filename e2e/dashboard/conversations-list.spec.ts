import { create, createTagged, dialogue, rows, search, transcript } from "./conversation-pages.ts";
import { expect, ownWord, test } from "./shop-api.ts";

test("filters are in the address, survive a reload, and go with a step back", async ({ page, api }) => {
  const tag = ownWord();
  await create(api, { tags: [tag], device_type: "mobile", initial_message: "From a phone" });
  await create(api, { tags: [tag], device_type: "desktop", initial_message: "From a computer" });
  await page.goto("/conversations");

  const add = page.getByRole("button", { name: "Filter", exact: true });
  await add.click();
  await page.getByRole("button", { name: "Tag", exact: true }).click();
  await page.getByRole("textbox", { name: "Tag" }).fill(tag);
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page).toHaveURL(new RegExp(`tag=${tag}`));
  await expect(rows(page)).toHaveCount(2);

  await add.click();
  await page.getByRole("button", { name: "Device" }).click();
  await page.getByRole("button", { name: "Phone" }).click();
  await expect(rows(page)).toHaveCount(1);

  await page.reload();
  await expect(page).toHaveURL(/device_type=mobile/);
  await expect(rows(page)).toHaveText([/From a phone/]);
  await page.getByRole("button", { name: "Remove the filter Device" }).click();
  await expect(rows(page)).toHaveCount(2);
  await page.goBack();
  await expect(rows(page)).toHaveCount(1);
});

test("a tab shows how conversations ended and keeps the other filters", async ({ page, api }) => {
  const tag = ownWord();
  const [first] = await createTagged(api, tag, 3);
  await api("PUT", `/v1/conversations/${first?.id}`, { status: "escalated" });
  await page.goto(`/conversations?tag=${tag}`);
  await page.getByRole("link", { name: "Escalated", exact: true }).click();
  await expect(page).toHaveURL(/outcome=escalated/);
  await expect(rows(page)).toHaveText([/Question 1/]);
  await page.getByRole("link", { name: "Open", exact: true }).click();
  await expect(rows(page)).toHaveCount(2);
});

test("an address with filters that make no sense shows what is left of them", async ({ page, api }) => {
  const tag = ownWord();
  await createTagged(api, tag, 1);
  await page.goto(`/conversations?tag=${tag}&status=mystery&min_satisfaction=9&started_after=yesterday&sort=sideways`);
  await expect(rows(page)).toHaveCount(1);
});

test("a search finds a word inside a message and marks it in the list and in the transcript", async ({ page, api }) => {
  const word = ownWord();
  await create(api, { initial_message: undefined, messages: dialogue(word) });
  await page.goto("/conversations");
  await search(page).fill(word.toUpperCase());
  await expect(page).toHaveURL(new RegExp(`q=${word}`, "i"));
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page).locator("mark")).toHaveText(word);
  await rows(page).getByRole("link").click();
  await expect(transcript(page).locator("mark")).toHaveText(word);
});

for (const [name, said, wanted] of [
  ["a name without its accents", "Ána Szabó", "ana"],
  ["a word within a Chinese sentence", "你好,我想退货,这件毛衣太小了", "退货"],
  ["the number within an order's number", "Where is ORD-2024-1789?", "1789"],
] as const) {
  test(`a search finds ${name}`, async ({ page, api }) => {
    const tag = ownWord();
    await create(api, { tags: [tag], initial_message: said });
    await create(api, { tags: [tag], initial_message: "Something else" });
    await page.goto(`/conversations?${new URLSearchParams({ tag, q: wanted })}`);
    await expect(rows(page)).toHaveCount(1);
    await expect(rows(page).locator("mark").first()).toBeVisible();
  });
}

test("new conversations and messages come in without a reload", async ({ page, api }) => {
  const tag = ownWord();
  const [first] = await createTagged(api, tag, 1);
  await page.goto(`/conversations/${first?.id}?tag=${tag}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(transcript(page)).toContainText("Question 1");
  await api("POST", `/v1/conversations/${first?.id}/messages`, { role: "agent", author: "Pia", content: "I am here" });
  await expect(transcript(page)).toContainText("I am here");
  await expect(transcript(page)).toContainText("Pia, shop");
  await create(api, { tags: [tag], initial_message: "Brand new" });
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("Brand new");
  await api("PUT", `/v1/conversations/${first?.id}`, { status: "escalated" });
  await expect(rows(page).last()).toContainText("Escalated");
});

test("while one reads further down, new conversations wait above", async ({ page, api }) => {
  const tag = ownWord();
  await createTagged(api, tag, 14);
  await page.goto(`/conversations?tag=${tag}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await rows(page).last().scrollIntoViewIfNeeded();
  await create(api, { tags: [tag], initial_message: "Brand new" });
  const waiting = page.getByRole("button", { name: "1 new" });
  await expect(waiting).toBeVisible();
  await expect(rows(page)).toHaveCount(14);
  await waiting.click();
  await expect(rows(page).first()).toContainText("Brand new");
  await expect(rows(page).first()).toBeInViewport();
});
