import type { APIRequest, APIRequestContext, Browser } from "@playwright/test";
import { expectAccessible } from "./accessible.ts";
import { expect, type OwnShop, test as ownShop, signIn } from "./own-shop.ts";

const roles = ["owner", "admin", "developer", "analyst", "support"] as const;
type Role = (typeof roles)[number];
type Method = "GET" | "POST" | "PUT" | "DELETE";

type Screen = {
  path: string;
  heading: string;
  /** Who sees what the page is about; others read that their role does not include it. */
  seenBy: readonly Role[];
  /** What only some may do: the control for it, and a call that is refused to everybody else. */
  act?: { control: string; by: readonly Role[]; call: readonly [Method, string] };
};

const all = roles;
const technical: readonly Role[] = ["owner", "admin", "developer"];
const leading: readonly Role[] = ["owner", "admin"];
const serving: readonly Role[] = ["owner", "admin", "developer", "support"];
const reporting: readonly Role[] = ["owner", "admin", "developer", "analyst"];

const screens: readonly Screen[] = [
  { path: "/overview", heading: "Overview", seenBy: all },
  { path: "/conversations", heading: "Conversations", seenBy: all },
  {
    path: "/customers",
    heading: "Customers",
    seenBy: all,
    act: { control: "Add a customer", by: serving, call: ["POST", "/v1/customers"] },
  },
  {
    path: "/segments",
    heading: "Customers",
    seenBy: all,
    act: { control: "New segment", by: serving, call: ["POST", "/v1/segments"] },
  },
  {
    path: "/inventory",
    heading: "Inventory",
    seenBy: all,
    act: { control: "Import CSV", by: technical, call: ["POST", "/v1/inventory/batch"] },
  },
  {
    path: "/api-keys",
    heading: "API keys",
    seenBy: technical,
    act: { control: "Create key", by: technical, call: ["POST", "/v1/api-keys"] },
  },
  {
    path: "/ip-allowlist",
    heading: "IP allowlist",
    seenBy: technical,
    act: { control: "Add an address or subnet", by: technical, call: ["POST", "/v1/ip-allowlist"] },
  },
  {
    path: "/webhooks",
    heading: "Webhooks",
    seenBy: technical,
    act: { control: "Add endpoint", by: technical, call: ["POST", "/v1/webhook-endpoints"] },
  },
  { path: "/analytics/conversations", heading: "Conversations", seenBy: all },
  {
    path: "/analytics/performance",
    heading: "Performance",
    seenBy: all,
    act: { control: "New alert rule", by: reporting, call: ["POST", "/v1/alert-rules"] },
  },
  { path: "/analytics/usage", heading: "Usage", seenBy: all },
  { path: "/events", heading: "Events", seenBy: all },
  { path: "/request-logs", heading: "Request logs", seenBy: technical },
  {
    path: "/members",
    heading: "Members",
    seenBy: technical,
    act: { control: "Invite somebody", by: leading, call: ["POST", "/v1/invitations"] },
  },
  {
    path: "/exports",
    heading: "Exports",
    seenBy: reporting,
    act: { control: "New export", by: reporting, call: ["POST", "/v1/exports"] },
  },
  { path: "/audit-log", heading: "Audit log", seenBy: leading },
  {
    path: "/settings",
    heading: "Shop settings",
    seenBy: all,
    act: { control: "Save changes", by: leading, call: ["PUT", "/v1/merchant"] },
  },
  { path: "/account", heading: "Your account", seenBy: all },
];

/** Calls that read what a page does not show to everybody. */
const readings: readonly (readonly [string, readonly Role[]])[] = [
  ["/v1/api-keys", technical],
  ["/v1/ip-allowlist", technical],
  ["/v1/webhook-endpoints", technical],
  ["/v1/webhook-deliveries", technical],
  ["/v1/request-logs", technical],
  ["/v1/exports", reporting],
  ["/v1/members", technical],
  ["/v1/invitations", technical],
  ["/v1/audit-logs", leading],
  ["/v1/audit-logs/chain", leading],
];

type People = Record<Role, OwnShop["state"]>;
let joined: Promise<People> | undefined;

/** With the shop's people: its owner, and one of each other role who was invited and came. */
const test = ownShop.extend<{ people: People }>({
  people: async ({ playwright, shop }, use) => {
    joined ??= inviteAll(playwright.request, shop);
    await use(await joined);
  },
});

async function inviteAll(requests: APIRequest, shop: OwnShop): Promise<People> {
  const owner = await requests.newContext({ baseURL: shop.address, storageState: shop.state });
  const states: Partial<People> = { owner: shop.state };
  for (const role of roles.filter((one) => one !== "owner")) {
    const request = await requests.newContext({ baseURL: shop.address, storageState: { cookies: [], origins: [] } });
    states[role] = await join(owner, request, role);
    await request.dispose();
  }
  await owner.dispose();
  return states as People;
}

const here = { "sec-fetch-site": "same-origin" };

async function join(owner: APIRequestContext, guest: APIRequestContext, role: Role): Promise<OwnShop["state"]> {
  const email = `${role}-${process.pid}@example.com`;
  const invited = await owner.post("/v1/invitations", { data: { email, role }, headers: here });
  const token = new URL((await invited.json()).link).hash.slice(1);
  const password = "a long enough one";
  const came = await guest.post("/v1/invitations/accept", { data: { token, name: `Kit ${role}`, password } });
  expect(came.ok(), await came.text()).toBe(true);
  return signIn(guest, { email, password });
}

/** Whether somebody of this role sees the page otherwise than its owner. */
const differs = (role: Role, { seenBy, act }: Screen) => !seenBy.includes(role) || (act && !act.by.includes(role));

const pageOf = async (browser: Browser, baseURL: string | undefined, storageState: OwnShop["state"]) =>
  (await browser.newContext({ baseURL, storageState, reducedMotion: "reduce" })).newPage();

for (const role of roles) {
  test(`${role}: each page shows what the role may do and nothing else, and is accessible`, async ({
    browser,
    baseURL,
    people,
  }) => {
    test.slow();
    const page = await pageOf(browser, baseURL, people[role]);
    for (const screen of screens) {
      const { path, heading, seenBy, act } = screen;
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1, name: heading, exact: true })).toBeVisible();
      await expect(page.getByText("Your role does not include")).toHaveCount(seenBy.includes(role) ? 0 : 1);
      await expect(page.locator("main [aria-busy=true]")).toHaveCount(0);
      if (role === "owner" || differs(role, screen)) await expectAccessible(page);
      if (!act) continue;
      const control = page.locator("main").locator("a, button").filter({ hasText: act.control }).first();
      if (act.by.includes(role)) await expect(control).toBeVisible();
      else await expect(control).toHaveCount(0);
    }
    await page.context().close();
  });

  test(`${role}: the API refuses what the pages leave out`, async ({ playwright, baseURL, people }) => {
    const request = await playwright.request.newContext({
      baseURL,
      storageState: people[role],
      extraHTTPHeaders: here,
    });
    for (const { act } of screens) {
      if (!act) continue;
      const [method, path] = act.call;
      // Nothing is in the body: who may call is told so, and nothing is written.
      const answer = await request.fetch(path, { method, data: { no_such_field: 1 } });
      expect([path, answer.status()]).toEqual([path, act.by.includes(role) ? 400 : 403]);
    }
    for (const [path, allowed] of readings) {
      const answer = await request.get(path);
      expect([path, answer.status()]).toEqual([path, allowed.includes(role) ? 200 : 403]);
      if (!allowed.includes(role)) expect((await answer.json()).error.code).toBe("INSUFFICIENT_SCOPE");
    }
    await request.dispose();
  });
}
