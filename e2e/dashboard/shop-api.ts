import { expect, test as ownShop } from "./own-shop.ts";

type Body = Record<string, unknown>;
type Answer = { id: string; customer_id: string; data: { id: string; event: string }[] } & Body;
export type Api = (method: "GET" | "POST" | "PUT", path: string, body?: Body) => Promise<Answer>;

let words = 0;

/** A word that no other test uses, so that a search for it finds only what this test made. */
export function ownWord(): string {
  words += 1;
  return `zebra${process.pid}x${words}`;
}

/** `test` in a shop of its own, with the API as the shop's owner. */
export const test = ownShop.extend<{ api: Api }>({
  api: async ({ page, baseURL }, use) => {
    await use(async (method, path, data) => {
      const answer = await page.request.fetch(path, { method, data, headers: { origin: baseURL as string } });
      expect(answer.ok(), await answer.text()).toBe(true);
      return answer.json();
    });
  },
});

export { expect };
