import type { Page } from "@playwright/test";
import type { Api } from "./shop-api.ts";

export const rows = (page: Page) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
export const transcript = (page: Page) => page.getByRole("region", { name: "Transcript" });
export const details = (page: Page) => page.getByRole("complementary", { name: "Details" });
export const search = (page: Page) => page.getByRole("searchbox", { name: "Search conversations" });

export const teresa = { email: "teresa@example.com", name: "Teresa Lindqvist" };
export const dialogue = (word: string) => [
  { role: "customer", content: "Hi! I got a jumper as a gift and it is too small." },
  { role: "assistant", content: `Then you can exchange it, says the ${word} rule.` },
];

export const create = (api: Api, body: Record<string, unknown>) =>
  api("POST", "/v1/conversations", { customer: teresa, initial_message: "Hello", ...body });

/** Several that carry one tag, the last one newest. */
export async function createTagged(api: Api, tag: string, count: number) {
  const made = [];
  for (let n = 1; n <= count; n++) made.push(await create(api, { tags: [tag], initial_message: `Question ${n}` }));
  return made;
}
