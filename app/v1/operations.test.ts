import { glob } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { scopes } from "#lib/domain/api-keys/contract.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { contracts } from "#lib/domain/contracts.ts";
import { addressOf } from "#lib/http/client.ts";
import type { Contract, SuccessBody } from "#lib/http/contract.ts";
import type { RouteHandler } from "#lib/http/handle.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { sampleOf, samples } from "#scripts/testing/operations.ts";
import { ownOneOfEach } from "#scripts/testing/owned.ts";
import { signedIn } from "#scripts/testing/session.ts";
import { pathOf } from "#server/web/routes.ts";

await testDatabase();

// A call that is refused writes nothing, so that all of them may share shops; one that is answered gets its own.
const [shop, other] = await Promise.all([testMerchant(), testMerchant()]);
const kept = await ownOneOfEach(other.key);

const root = fileURLToPath(new URL("../..", import.meta.url));
const closed = contracts.filter((contract) => !contract.public);
const scoped = closed.filter((contract) => contract.scope !== null);
const naming = closed.filter((contract) => contract.path.includes("{"));
const each = (list: readonly Contract[]) =>
  list.map((contract) => [`${contract.method} ${contract.path}`, contract] as const);

type Caller = { key?: string; headers?: Record<string, string> };

async function perform(
  contract: Contract,
  caller: string | Caller | undefined,
  owned: Record<string, string>,
  prepared?: unknown,
) {
  const { query, body } = sampleOf(contract.id, owned);
  const address = addressOf(contract, { params: owned }) + (query ? `?${query}` : "");
  return call(contract.method, address, {
    ...(typeof caller === "string" ? { key: caller } : caller),
    body: prepared ?? body,
  });
}

test("every route file serves the contract of its path and verb, and every contract has a route", async () => {
  const served: string[] = [];
  for await (const file of glob("app/v1/**/route.ts", { cwd: root })) {
    if (file.includes("openapi.json")) continue;
    const module = (await import(`${root}/${file}`)) as Record<string, RouteHandler>;
    for (const [verb, handler] of Object.entries(module)) {
      const path = pathOf(file).replace(/:(\w+)/g, "{$1}");
      expect([handler.contract?.method, handler.contract?.path]).toEqual([verb, path]);
      served.push(handler.contract.id);
    }
  }
  expect(served.toSorted()).toEqual(contracts.map((contract) => contract.id).toSorted());
});

test("every operation has a sample, a unique name and a scope that keys can hold", () => {
  const ids = contracts.map((contract) => contract.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Object.keys(samples).toSorted()).toEqual(ids.toSorted());
  for (const { scope } of scoped) expect(scopes).toContain(scope);
});

test.each(each(closed))("%s without a key is 401", async (_, contract) => {
  const answer = await perform(contract, undefined, {});
  expect([answer.status, answer.json.error.code]).toEqual([401, "UNAUTHENTICATED"]);
  expect(answer.headers.get("x-request-id")).toBe(answer.json.request_id);
});

test.each(each(closed))("%s with a mistyped key is 401", async (_, contract) => {
  const { key } = shop;
  const typo = `${key.slice(0, -1)}${key.endsWith("0") ? "1" : "0"}`;
  expect(await perform(contract, typo, {})).toMatchObject({
    status: 401,
    json: { error: { code: "INVALID_API_KEY" } },
  });
});

test.each(each(scoped))("%s with a key of other scopes is 403 and names the scope", async (_, contract) => {
  const resource = contract.scope?.split(":")[0];
  const others = scopes.filter((scope) => scope !== "*" && !scope.startsWith(`${resource}:`));
  const { key } = await createKey(shop.ctx, { name: "Of other scopes", scopes: others });
  const answer = await perform(contract, key, {});
  expect(answer).toMatchObject({
    status: 403,
    json: { error: { code: "INSUFFICIENT_SCOPE", details: { required_scope: contract.scope } } },
  });
});

const fenced = await testMerchant();
await call("POST", "/v1/ip-allowlist", { key: fenced.key, body: { cidr: "198.51.100.7", confirm_lockout: true } });

test.each(each(closed))("%s from an address off the allowlist is 403", async (_, contract) => {
  const { key: unused } = await createKey(fenced.ctx, { name: "Not cached yet", scopes: ["*"] });
  const answer = await perform(contract, unused, {});
  expect(answer).toMatchObject({ status: 403, json: { error: { code: "ADDRESS_NOT_ALLOWED" } } });
});

test.each(each(contracts))("%s names a parameter that it does not know", async (_, contract) => {
  const { body } = sampleOf(contract.id);
  const address = `${addressOf(contract, { params: kept })}?no_such_thing=1`;
  const answer = await call(contract.method, address, { key: other.key, body });
  expect(answer.status).toBe(400);
  expect(answer.json.error.details.invalid_fields).toContainEqual({
    field: "no_such_thing",
    code: "unknown",
    message: "There is no such parameter.",
  });
});

test.each(each(naming))("%s of another merchant is 404, like one that never was", async (_, contract) => {
  const foreign = await perform(contract, shop.key, kept);
  const never = Object.fromEntries(Object.entries(kept).map(([name, id]) => [name, id.replace(/.{6}$/, "zzzzzz")]));
  const missing = await perform(contract, shop.key, never);
  expect([foreign.status, missing.status]).toEqual([404, 404]);
  expect([foreign.json.error.code, missing.json.error.code]).toEqual(["NOT_FOUND", "NOT_FOUND"]);
});

const reading = naming.filter(({ method, id }) => method === "GET" && !sampleOf(id).person);

test.each(each(reading))("%s still finds what others were refused", async (_, contract) => {
  expect((await perform(contract, other.key, kept)).status).toBeLessThan(300);
});

test.each(each(contracts))("%s answers as its contract says", async (_, contract) => {
  const { key, account } = await testMerchant();
  const owned = await ownOneOfEach(key);
  const person = sampleOf(contract.id).person ? await signedIn(account) : null;
  const caller = person ?? (contract.public ? undefined : key);
  const prepared = person && (await sampleOf(contract.id).after?.(person.headers));
  const answer = await perform(contract, caller, { ...owned, ...person?.owned }, prepared);
  const status = sampleOf(contract.id).status ?? Number(Object.keys(contract.responses)[0]);
  const body = contract.responses[status as 200] as SuccessBody;
  expect([answer.status, answer.text.slice(0, 500)]).toEqual([status, expect.anything()]);
  if (body === "empty") expect(answer.text).toBe("");
  else if (body === "event-stream") expect(answer.headers.get("content-type")).toContain("text/event-stream");
  else if (body === "file") expect(contract.files).toContain(answer.headers.get("content-type")?.split(";")[0]);
  else expect(body.parse(answer.json)).toBeDefined();
});
