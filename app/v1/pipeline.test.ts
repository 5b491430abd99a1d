import { expect, test } from "vitest";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { contracts } from "#lib/domain/contracts.ts";
import { provideSettings } from "#lib/env.ts";
import { addressOf } from "#lib/http/client.ts";
import type { Contract } from "#lib/http/contract.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { type Owned, type Sample, sampleOf } from "#scripts/testing/operations.ts";
import { ownOneOfEach } from "#scripts/testing/owned.ts";

await testDatabase();

// A call that is refused writes nothing, so that all of them may share a shop.
const shop = await testMerchant();
const kept = await ownOneOfEach(shop.key);

// What holds for every operation because the pipeline does it: limits, repetition, and the refusal of what is no input.

const closed = contracts.filter((contract) => !contract.public && !sampleOf(contract.id).person);
const each = (list: readonly Contract[]) =>
  list.map((contract) => [`${contract.method} ${contract.path}`, contract] as const);

function perform(contract: Contract, key: string, owned: Owned, { query, body }: Sample, headers = {}) {
  const address = addressOf(contract, { params: owned }) + (query ? `?${query}` : "");
  return call(contract.method, address, { key, body, headers });
}

test.each(each(closed))("%s over the limit is 429 and says when to come back", async (_, contract) => {
  const { key } = await createKey(shop.ctx, { name: "Limited", scopes: ["*"] });
  provideSettings({ RATE_LIMIT_PER_KEY: "1" });
  await call("GET", "/v1/ip-allowlist", { key });
  const answer = await perform(contract, key, {}, {});
  provideSettings({ RATE_LIMIT_PER_KEY: "6000" });
  expect([answer.status, answer.json.error.code]).toEqual([429, "RATE_LIMITED"]);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
});

const writing = closed.filter((contract) => contract.method !== "GET");

test.each(each(writing))("%s with the same Idempotency-Key is carried out once", async (_, contract) => {
  const { key } = await testMerchant();
  const owned = await ownOneOfEach(key);
  const sample = sampleOf(contract.id, owned);
  const again = () => perform(contract, key, owned, sample, { "idempotency-key": "walk" });
  const first = await again();
  const second = await again();
  expect(first.status).toBeLessThan(300);
  expect([second.status, second.text]).toEqual([first.status, first.text]);
  expect([first, second].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([null, "true"]);
});

const taking = contracts.filter((contract) => contract.body);

test.each(each(taking))("%s refuses what is no JSON, no object, or too deep", async (_, contract) => {
  const { key } = shop;
  const path = addressOf(contract, { params: kept });
  for (const body of ["{", "[]", '"text"', `{"a":${"[".repeat(100)}${"]".repeat(100)}}`, '{"a\\u0000":1}']) {
    const answer = await call(contract.method, path, { key, body });
    expect([body.slice(0, 20), answer.status]).toEqual([body.slice(0, 20), 400]);
    expect(answer.json.error.message).not.toBe("");
    expect(String(answer.json.doc_url)).toContain(`/docs/errors#${answer.json.error.code.toLowerCase()}`);
  }
});
