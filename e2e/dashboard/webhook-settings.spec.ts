import { expectAccessible, sizeTo, widths } from "./accessible.ts";
import { choose, conversation, endpoint, expect, openLive, row, test } from "./webhook-shop.ts";

test("a filter is built, tried on events that happened and then decides what is sent", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", { ...endpoint(listening), event_types: ["conversation.*"] });
  const word = `size-${Date.now()}`;
  await post("/v1/conversations", { ...conversation, initial_message: `Wrong ${word}` });
  await page.goto(`/webhooks/${id}?tab=settings`);
  await page.getByRole("button", { name: "Add a filter" }).click();
  await choose(page, "Field", "Initial message");
  await choose(page, "Comparison", "contains");
  await page.getByLabel("Value", { exact: true }).fill(`no-${word}`);
  const trial = page.getByRole("region", { name: "The filter on events" });
  await expect(trial.getByRole("status")).toContainText(/^0 of the newest \d+ events would be sent/);
  await expect(trial).toContainText("Left out: data.initial_message");
  await page.getByLabel("Value", { exact: true }).fill(word);
  await expect(trial.getByRole("status")).toContainText(/^1 of the newest/);
  await expectAccessible(page);

  await page.getByRole("radio", { name: "JSON" }).click();
  await expect(page.getByLabel("Filter in JSON")).toHaveValue(/"data.initial_message"/);
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await openLive(page, id);
  await post("/v1/conversations", conversation);
  await expect(row(page, /Left out/)).toBeVisible();
  const before = listening.received.length;
  await post("/v1/conversations", { ...conversation, initial_message: `My ${word}?` });
  await expect.poll(() => listening.received.length).toBeGreaterThan(before);
  expect(listening.received.at(-1)?.body).toContain(`My ${word}?`);
});

test("another body is previewed, saved and then what the receiver gets", async ({ page, post, listening }) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await post("/v1/conversations", conversation);
  await page.goto(`/webhooks/${id}?tab=settings`);
  const body = page.getByLabel(/^Send another body/);
  const preview = page.getByRole("region", { name: "Preview of the body" });
  await body.fill('{ "text": "New: " & data.nothing.($oops()) }');
  await preview.getByRole("button", { name: "Preview" }).click();
  await expect(preview.getByRole("status")).toContainText('"New: "');
  await body.fill('{ "text": $error("no") }');
  await preview.getByRole("button", { name: "Preview" }).click();
  await expect(preview.getByRole("status")).toContainText("The transformation failed: no");
  await body.fill('{ "text": "New: " & data.initial_message }');
  await preview.getByLabel("Data", { exact: true }).click();
  await page.getByRole("option", { name: /conv_/ }).first().click();
  await preview.getByRole("button", { name: "Preview" }).click();
  await expect(preview.getByRole("figure", { name: "Body that is sent" })).toContainText("New: Where is my order?");
  await expectAccessible(page);

  await body.fill("{ 1 +");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/^The transformation cannot be read/).first()).toBeVisible();
  await body.fill('{ "text": "New: " & data.initial_message }');
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await post("/v1/conversations", conversation);
  await expect.poll(() => listening.received.at(-1)?.body).toBe('{"text":"New: Where is my order?"}');
});

test("pace, sign-in and a key pair are chosen, kept and shown", async ({ page, post, listening }) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await page.goto(`/webhooks/${id}?tab=settings`);
  await page.getByLabel(/^At most, each second/).fill("50");
  await choose(page, "Order", "In order within a conversation");
  await choose(page, "Switch off when everything has failed for", "3 days");
  await choose(page, "Sign-in at your server", "Bearer token");
  await page.getByLabel("Token", { exact: true }).fill("let-us-in");
  await page.getByLabel(/Sign with a key pair/).check();
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel(/^At most, each second/)).toHaveValue("50");
  await expect(page.getByText("The token is stored.")).toBeVisible();
  expect(await page.content()).not.toContain("let-us-in");
  await page.getByRole("tab", { name: "Verify" }).click();
  await expect(page.getByText(/^whpk_/)).toBeVisible();
  await post("/v1/conversations", conversation);
  await expect.poll(() => listening.received.at(-1)?.headers.authorization).toBe("Bearer let-us-in");
  expect(listening.received.at(-1)?.headers["webhook-signature"]).toMatch(/^v1,\S+ v1a,\S+$/);
});

test("what each kind of sign-in wants can be entered, and what is wrong with it is said", async ({
  page,
  post,
  listening,
}) => {
  const { id } = await post("/v1/webhook-endpoints", endpoint(listening));
  await page.goto(`/webhooks/${id}?tab=settings`);
  await choose(page, "Sign-in at your server", "OAuth 2 client credentials");
  await page.getByLabel("Token address").fill("https://10.0.0.1/token");
  await page.getByLabel("Client id").fill("shop");
  await page.getByLabel("Client secret").fill("secret");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/Requests may not be sent there/).first()).toBeVisible();
  await choose(page, "Sign-in at your server", "Client certificate");
  await page.getByLabel("Certificate", { exact: true }).fill("nonsense");
  await page.getByLabel("Private key", { exact: true }).fill("nonsense");
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByText(/This is not a certificate in PEM/).first()).toBeVisible();
  await expectAccessible(page);
});

for (const width of widths) {
  test(`settings with all fields open have no accessibility violation at ${width}, light and dark`, async ({
    page,
    post,
    listening,
  }) => {
    const filter = { all: [{ field: "data.initial_message", op: "contains", value: "order" }] };
    const wishes = { filter, transformation: "data", asymmetric_signature: true };
    const { id } = await post("/v1/webhook-endpoints", { ...endpoint(listening), ...wishes });
    await sizeTo(page, width);
    await page.goto(`/webhooks/${id}?tab=settings`);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(page.getByRole("figure", { name: "Body that is sent" })).toBeVisible();
    await page.getByRole("button", { name: "Details of conversation.started" }).click();
    await expectAccessible(page);
  });
}
