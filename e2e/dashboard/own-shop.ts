import { type APIRequestContext, expect } from "@playwright/test";
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

/** `test` in a shop of its own, so that what is locked or emptied here is nobody else's; one for each worker. */
export const test = product.extend<object, { shop: OwnShop }>({
  shop: [
    async ({ playwright }, use) => {
      const request = await playwright.request.newContext({ baseURL: running.address });
      const person = newcomer();
      await use({ ...person, address: running.address, state: await signUp(request, person) });
      await request.dispose();
    },
    { scope: "worker" },
  ],
  storageState: ({ shop }, use) => use(shop.state),
});

export { expect };

async function signUp(request: APIRequestContext, person: ReturnType<typeof newcomer>): Promise<State> {
  await makeAccount(request, person);
  return signIn(request, person);
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
