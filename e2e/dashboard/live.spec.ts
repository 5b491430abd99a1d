import type { Page } from "@playwright/test";
import { type Api, expect, ownWord, test } from "./shop-api.ts";

const indicator = (page: Page, word: string) => page.getByText(word, { exact: true }).locator("visible=true").first();

const begin = (api: Api, name: string) =>
  api("POST", "/v1/conversations", {
    customer: { name, email: `${name}@example.com` },
    initial_message: `It is ${name}`,
  });

const endpoint = { url: "http://127.0.0.1:9/", event_types: ["conversation.started"], status: "paused" };
const deliveries = (page: Page) => page.getByRole("table", { name: "Deliveries" }).getByText("conversation.started");
const named = (page: Page, word: string) => page.getByText(word);

/** Pages that move by themselves, and what shows on each that a conversation with this customer began. */
const pages = [
  { name: "overview", open: async () => "/overview", shows: named },
  { name: "conversation list", open: async () => "/conversations", shows: named },
  {
    name: "delivery log",
    open: async (api: Api) => `/webhooks/${(await api("POST", "/v1/webhook-endpoints", endpoint)).id}`,
    shows: deliveries,
  },
];

for (const { name, open, shows } of pages) {
  test(`the ${name} shows a lost connection, heals by itself, and has what happened meanwhile`, async ({
    page,
    api,
    context,
  }) => {
    const word = ownWord();
    await page.goto(await open(api));
    await expect(indicator(page, "Live")).toBeVisible();
    await context.setOffline(true);
    await expect(indicator(page, "Reconnecting")).toBeVisible();
    await begin(api, word);
    await context.setOffline(false);
    await expect(shows(page, word).locator("visible=true").first()).toBeVisible();
    await expect(indicator(page, "Live")).toBeVisible();
  });
}

test("a browser's EventSource, and its WebSocket by ticket, hear the same events in the same order", async ({
  page,
  api,
  baseURL,
}) => {
  const { key } = await api("POST", "/v1/api-keys", { name: ownWord(), scopes: ["events:read"] });
  const asKey = { method: "POST", headers: { authorization: `Bearer ${key}` } };
  const { ticket } = await (await fetch(`${baseURL}/v1/stream/tickets`, asKey)).json();
  await page.goto("/account");
  const heard = await page.evaluateHandle(async (given: string) => {
    const [bySse, bySocket]: [string[], string[]] = [[], []];
    const source = new EventSource("/v1/stream?events=conversation.started");
    source.addEventListener("conversation.started", ({ data }) => bySse.push(JSON.parse(data).id));
    const address = new URL(`/v1/stream?events=conversation.started&ticket=${given}`, location.href);
    const socket = new WebSocket(address.href.replace("http", "ws"));
    socket.addEventListener("message", ({ data }) => {
      const message = JSON.parse(data);
      if (message.type === "event") bySocket.push(message.event.id);
    });
    await Promise.all([source, socket].map((one) => new Promise((done) => one.addEventListener("open", done))));
    return { bySse, bySocket };
  }, ticket);
  for (let n = 0; n < 5; n++) await begin(api, ownWord());
  await expect.poll(() => heard.evaluate(({ bySse, bySocket }) => [bySse.length, bySocket.length])).toEqual([5, 5]);
  const { bySse, bySocket } = await heard.jsonValue();
  expect(bySocket).toEqual(bySse);
  const listed = await api("GET", "/v1/events?type=conversation.started&limit=5");
  expect(bySse).toEqual(listed.data.map(({ id }) => id).reverse());
});
