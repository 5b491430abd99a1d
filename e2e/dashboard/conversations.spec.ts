import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { create, createTagged, details, dialogue, rows, search, teresa, transcript } from "./conversation-pages.ts";
import { expect, ownWord, test } from "./shop-api.ts";

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

for (const width of widths) {
  test(`the list, a conversation and the filters hold at ${width}, light and dark`, async ({ page, api }) => {
    const word = ownWord();
    await create(api, { messages: dialogue(word), tags: [word], cart: { value: 12.5, currency: "EUR" } });
    const { id } = await create(api, { messages: dialogue(word), tags: [word] });
    await api("PUT", `/v1/conversations/${id}`, { status: "escalated", note: "Call back" });
    await sizeTo(page, width);
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
    if (width < 1200) await page.getByRole("button", { name: "Details" }).click();
    await expect(page.getByText("conversation.escalated").last()).toBeVisible();
    await expectAccessible(page);
  });
}
