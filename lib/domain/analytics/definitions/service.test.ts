import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { metrics } from "./catalogue.ts";
import { dimensions } from "./dimensions.ts";
import type { define } from "./service.ts";

await testDatabase();

test("the guide defines every metric and grouping in the catalogue's own words", async () => {
  // Tables are padded, so that they can be read as text.
  const guide = (await readFile("docs/analytics.md", "utf8")).replace(/ +/g, " ");
  for (const [id, { label, description }] of Object.entries(metrics)) {
    expect(guide).toContain(`| ${label} | \`${id}\` | ${description} |`);
  }
  for (const [id, { description }] of Object.entries(dimensions))
    expect(guide).toContain(`| \`${id}\` | ${description} |`);
});

test("the merchant's own metrics are defined after those of the catalogue, and nobody else's", async () => {
  const [mine, theirs] = [await testMerchant(), await testMerchant()];
  const body = { name: "Carts", aggregate: "sum", field: "cart_value" };
  const { json } = await call("POST", "/v1/analytics/metrics", { key: mine.key, body });
  const definitions = async (key: string) => {
    const answer = await call("GET", "/v1/analytics/definitions", { key });
    return (answer.json as unknown as Awaited<ReturnType<typeof define>>).metrics;
  };
  expect((await definitions(mine.key)).at(-1)).toMatchObject({
    id: json.id,
    label: "Carts",
    kind: "money",
    custom: true,
  });
  expect((await definitions(theirs.key)).some(({ custom }) => custom)).toBe(false);
});
