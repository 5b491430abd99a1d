import { type APIRequest, type APIRequestContext, expect } from "@playwright/test";
import { test as product } from "../product.ts";

type State = Awaited<ReturnType<APIRequestContext["storageState"]>>;
export type OwnShop = { address: string; email: string; password: string; state: State };

const running = JSON.parse(process.env.E2E_PRODUCT ?? "{}") as { address: string };
let made = 0;

export function newcomer() {
  made += 1;
  const email = `keeper-${process.pid}-${made}@example.com`;
  return { name: "Noor Keeper", email, password: "a long enough one", merchant_name: "Noor’s shop" };
}

const shops = new Map<string, Promise<OwnShop>>();

/**
 * `test` in a shop of its own, so that what is locked or emptied here is nobody else's: one for each file and worker,
 * because figures count what other files leave behind.
 */
export const test = product.extend<{ shop: OwnShop }>({
  shop: async ({ playwright }, use, { file }) => {
    const shop = shops.get(file) ?? makeShop(playwright.request);
    shops.set(file, shop);
    await use(await shop);
  },
  storageState: ({ shop }, use) => use(shop.state),
});

/** `test` with a person of its own, signed in, with a shop in which nothing has happened yet. */
export const newcomerTest = product.extend<{ person: ReturnType<typeof newcomer> }>({
  person: async ({ page }, use) => {
    const person = newcomer();
    await makeAccount(page.request, person);
    await signIn(page.request, person);
    await use(person);
  },
});

export { expect };

async function makeShop(requests: APIRequest): Promise<OwnShop> {
  const request = await requests.newContext({ baseURL: running.address });
  const person = newcomer();
  await makeAccount(request, person);
  const state = await signIn(request, person);
  await request.dispose();
  return { ...person, address: running.address, state };
}

/** Makes an account without a page, from an address of its own: from one, only a few may be made in a while. */
export async function makeAccount(request: APIRequestContext, data: ReturnType<typeof newcomer>): Promise<void> {
  const from = `198.18.${process.pid % 256}.${made % 256}`;
  const answer = await request.post("/v1/sign-up", { data, headers: { "x-forwarded-for": from } });
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Signs in without a page; answers with the cookies. */
export async function signIn(
  request: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<State> {
  const { csrfToken } = await (await request.get("/api/auth/csrf")).json();
  const form = { email, password, csrfToken, json: "true" };
  expect((await request.post("/api/auth/callback/credentials", { form })).ok()).toBe(true);
  return request.storageState();
}
