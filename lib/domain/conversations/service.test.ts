import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";

await testDatabase();

test("x", async () => {
  const { key } = await testMerchant();
  const made = await call("POST", "/v1/conversations", { key, body: { customer: { email: "A@b.com", name: "Ána" }, initial_message: "Hi, I need help with sizing", page_url: "https://store.com/p", device_type: "mobile", cart: { value: 12.5, currency: "EUR" } } });
  console.log(made.status, made.text);
  const id = made.json.id;
  console.log((await call("POST", `/v1/conversations/${id}/messages`, { key, body: { role: "assistant", content: "Sure, which size?" } })).text);
  console.log((await call("PUT", `/v1/conversations/${id}`, { key, body: { status: "resolved", add_tags: ["vip"], note: "n", metadata: { a: 1, b: null } } })).text);
  console.log((await call("GET", `/v1/conversations/${id}`, { key })).text);
  console.log((await call("GET", `/v1/conversations?q=siz&status=resolved,active`, { key })).text);
  console.log((await call("GET", `/v1/conversations?limit=0&foo=1`, { key })).text);
  console.log((await call("GET", `/v1/customers?q=án`, { key })).text);
  for (const q of ["b.com","ana","%C3%A1n","Ána", ""]) console.log(q, (await call("GET", `/v1/customers?${q && "q="+q}`, { key })).text.slice(0,100));

  console.log((await call("GET", `/v1/conversations/conv_x/messages`, { key })).text);
  console.log((await call("GET", `/v1/conversations`, { key: "sg_123" })).text);
  console.log((await call("GET", `/v1/api-keys`, { key })).text);
  console.log((await call("DELETE", `/v1/api-keys`, { key })).text);
  expect(1).toBe(1);
});
