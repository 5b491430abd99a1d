import type { Page } from "@playwright/test";
import { expectAccessible, looks, wear } from "./accessible.ts";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
const transcript = (page: Page) => page.getByRole("region", { name: "Transcript" });
const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
const search = (page: Page) => page.getByRole("searchbox", { name: "Search conversations" });

const teresa = { email: "teresa@example.com", name: "Teresa Lindqvist" };
const dialogue = (word: string) => [
  { role: "customer", content: "Hi! I got a jumper as a gift and it is too small." },
  { role: "assistant", content: `Then you can exchange it, says the ${word} rule.` },
];

const create = (api: Api, body: Record<string, unknown>) =>
  api("POST", "/v1/conversations", { customer: teresa, initial_message: "Hello", ...body });

/** Several that carry one tag, the last one newest. */
async function createTagged(api: Api, tag: string, count: number) {
  const made = [];
  for (let n = 1; n <= count; n++) made.push(await create(api, { tags: [tag], initial_message: `Question ${n}` }));
  return made;
}

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
  await page.getByRole("link", { name: "Escalated" }).click();
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

test("opening shows the transcript, the customer and the cart, and the address leads back to it", async ({
  page,
  api,
}) => {
  const word = ownWord();
  const { id } = await create(api, {
    initial_message: undefined,
    messages: dialogue(word),
    tags: [word],
    cart: { value: 1640, currency: "JPY", items: [{ name: "Oat mug", quantity: 2, price: 820 }] },
  });
  await page.goto(`/conversations?tag=${word}`);
  await rows(page).getByRole("link").click();
  await expect(page).toHaveURL(`/conversations/${id}?tag=${word}`);
  for (const text of ["too small.", `the ${word} rule`]) await expect(transcript(page)).toContainText(text);
  await expect(page).toHaveTitle(/Teresa Lindqvist/);

  await page.goto(`/conversations/${id}`);
  await expect(transcript(page)).toContainText("Assistant");
  await expect(details(page)).toContainText(teresa.email);
  await expect(details(page)).toContainText("2 × Oat mug");
  await expect(details(page)).toContainText("JP¥1,640");
});

test("an address that leads to no conversation says so", async ({ page }) => {
  await page.goto("/conversations/conv_01nothing");
  await expect(page.getByText("There is no such conversation in this shop.")).toBeVisible();
});

test("resolving shows at once, is told to the webhooks, and can be undone", async ({ page, api }) => {
  const { id } = await create(api, {});
  await page.goto(`/conversations/${id}`);
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByRole("button", { name: "Reopen" })).toBeVisible();
  await expect(transcript(page)).toContainText("Resolved");
  await expect(details(page)).toContainText("conversation.completed");
  expect((await api("GET", `/v1/conversations/${id}`)).status).toBe("resolved");

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("button", { name: "Resolve" })).toBeVisible();
  await expect(details(page)).toContainText("conversation.reopened");
  expect((await api("GET", `/v1/conversations/${id}`)).status).toBe("active");
});

test("escalating asks for the reason and hands the conversation to a person", async ({ page, api }) => {
  const { id } = await create(api, {});
  await page.goto(`/conversations/${id}`);
  await expect(transcript(page)).toContainText("Hello");
  await page.keyboard.press("e");
  const dialog = page.getByRole("dialog", { name: "Hand this conversation to a person" });
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await expect(dialog.getByLabel("Reason")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Reason").fill("Refund above the limit");
  await dialog.getByRole("button", { name: "Escalate" }).click();
  await expect(transcript(page)).toContainText("Handed to a person: refund above the limit");
  expect(await api("GET", `/v1/conversations/${id}`)).toMatchObject({ status: "escalated", priority: "high" });
});

test("a refused change is taken back and says why", async ({ page, api }) => {
  const { id } = await create(api, {});
  await page.goto(`/conversations/${id}`);
  await page.route(`**/v1/conversations/${id}`, (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({ status: 500, json: { error: { code: "INTERNAL_ERROR", message: "It broke.", details: {} } } })
      : route.continue(),
  );
  await page.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText("It broke.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Resolve" })).toBeVisible();
});

test("a note is kept for the team", async ({ page, api }) => {
  const { id } = await create(api, {});
  await page.goto(`/conversations/${id}`);
  await expect(transcript(page)).toContainText("Hello");
  await page.keyboard.press("n");
  await page.keyboard.type("Prefers exchange over refund");
  await page.keyboard.press("Control+Enter");
  await expect(details(page)).toContainText("Prefers exchange over refund");
  await page.reload();
  await expect(details(page)).toContainText("Prefers exchange over refund");
  await expect(details(page)).toContainText("Noor Keeper");
});

test("tags are added and removed", async ({ page, api }) => {
  const word = ownWord();
  const { id } = await create(api, { tags: ["gift"] });
  await page.goto(`/conversations/${id}`);
  await details(page).getByRole("button", { name: "Tag", exact: true }).click();
  await page.keyboard.type(word);
  await page.keyboard.press("Enter");
  await expect(details(page).getByRole("button", { name: `Remove the tag ${word}` })).toBeVisible();
  await details(page).getByRole("button", { name: "Remove the tag gift" }).click();
  await expect.poll(async () => (await api("GET", `/v1/conversations/${id}`)).tags).toEqual([word]);
});

test("the keyboard alone walks, opens, resolves and goes back", async ({ page, api }) => {
  const tag = ownWord();
  const [, second] = await createTagged(api, tag, 3);
  await page.goto(`/conversations?tag=${tag}`);
  await expect(rows(page)).toHaveCount(3);
  await page.keyboard.press("j");
  await expect(rows(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/conversations/${second?.id}`));
  await expect(transcript(page)).toContainText("Question 2");
  await page.keyboard.press("r");
  await expect(rows(page).nth(1)).toContainText("Resolved");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(transcript(page)).toContainText("Question 3");
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(`/conversations?tag=${tag}`);
  await expect(rows(page).first().getByRole("link")).toBeFocused();
  await page.keyboard.press("/");
  await expect(search(page)).toBeFocused();
});

test("what leads to other pages never acts on the conversation", async ({ page, api }) => {
  const { id } = await create(api, {});
  await page.goto(`/conversations/${id}`);
  await expect(transcript(page)).toContainText("Hello");
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.waitForTimeout(500);
  expect((await api("GET", `/v1/conversations/${id}`)).status).toBe("active");
});

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

test("an open conversation that the list does not show stays true, too", async ({ page, api }) => {
  const { id } = await create(api, { initial_message: undefined });
  await page.goto(`/conversations/${id}?tag=${ownWord()}`);
  await expect(page.getByText("Live", { exact: true })).toBeVisible();
  await expect(transcript(page)).toContainText("Nothing has been said yet.");
  await api("POST", `/v1/conversations/${id}/messages`, { role: "customer", content: "Here I am" });
  await expect(transcript(page)).toContainText("Here I am");
  await api("PUT", `/v1/conversations/${id}`, { note: "From a colleague", status: "escalated" });
  await expect(details(page)).toContainText("From a colleague");
  await expect(transcript(page)).toContainText("Handed to a person");
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

test("a transcript of more than 200 messages is read to its end", async ({ page, api }) => {
  const messages = Array.from({ length: 200 }, (_, n) => ({ role: "customer", content: `Line ${n + 1}` }));
  const { id } = await create(api, { messages });
  for (let n = 201; n <= 205; n++) {
    await api("POST", `/v1/conversations/${id}/messages`, { role: "customer", content: `Line ${n}` });
  }
  await page.goto(`/conversations/${id}`);
  await expect(transcript(page).getByText("Line 200")).toBeAttached();
  await expect(transcript(page).getByText("Line 205")).toBeAttached();
  await expect(transcript(page).getByText(/^Line \d+$/)).toHaveCount(205);
});

test("Arabic runs from the right, and a word without end stays in its column", async ({ page, api }) => {
  const { id } = await create(api, {
    messages: [
      { role: "customer", content: "هل يمكنني إرجاع السترة؟" },
      { role: "customer", content: `https://store.example/${"x".repeat(600)} 👨‍👩‍👧‍👦` },
    ],
  });
  await page.goto(`/conversations/${id}`);
  const arabic = transcript(page).getByText("هل يمكنني");
  await expect(arabic).toBeVisible();
  expect(await arabic.evaluate((element) => getComputedStyle(element.closest("p") as Element).direction)).toBe("rtl");
  expect(await transcript(page).evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
});

test("on a phone list, transcript and details are pages of their own", async ({ page, api }) => {
  const tag = ownWord();
  await createTagged(api, tag, 2);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/conversations?tag=${tag}`);
  await rows(page).first().getByRole("link").click();
  await expect(transcript(page)).toContainText("Question 2");
  await expect(rows(page).first()).toBeHidden();
  await page.getByRole("button", { name: "Details" }).click();
  await expect(page.getByRole("dialog", { name: "Details" })).toContainText(teresa.email);
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Back to the list" }).click();
  await expect(rows(page).first()).toBeVisible();
});

for (const look of looks) {
  test(`the list, a conversation and the filters hold in ${look.name}`, async ({ page, api }) => {
    const word = ownWord();
    await create(api, { messages: dialogue(word), tags: [word], cart: { value: 12.5, currency: "EUR" } });
    const { id } = await create(api, { messages: dialogue(word), tags: [word] });
    await api("PUT", `/v1/conversations/${id}`, { status: "escalated", note: "Call back" });
    await wear(page, look);
    await page.goto(`/conversations?tag=${word}&q=${word}&status=active,escalated`);
    await expect(rows(page)).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Filter", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Filter" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name: "Filter" })).toBeHidden();
    await rows(page).first().getByRole("link").click();
    await expect(transcript(page).locator("mark").first()).toBeVisible();
    await expectAccessible(page);
    if (look.width < 1200) await page.getByRole("button", { name: "Details" }).click();
    await expect(page.getByText("conversation.escalated").last()).toBeVisible();
    await expectAccessible(page);
  });
}
