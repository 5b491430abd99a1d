import { expect, test } from "../product.ts";

test("the product says that it is alive and ready", async ({ request }) => {
  expect((await request.get("/healthz")).status()).toBe(200);
  expect((await request.get("/readyz")).status()).toBe(200);
});

test("the demo key shown at the first start opens the API", async ({ request, demo }) => {
  const response = await request.get("/v1/conversations?limit=3", {
    headers: { authorization: `Bearer ${demo.apiKey}` },
  });
  expect(response.status()).toBe(200);
  expect((await response.json()).data).toHaveLength(3);
});
