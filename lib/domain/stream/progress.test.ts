import { afterAll, expect, test } from "vitest";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { listenableApi } from "#scripts/testing/listener.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually } from "#scripts/testing/receiver.ts";
import { startProgress } from "./progress.ts";

await testDatabase();
const { listen } = await listenableApi();
afterAll(startProgress(50));

test("an export's progress comes to who asks for it, and to no other shop", async () => {
  const [mine, other] = [await testMerchant(), await testMerchant()];
  const [asking, everything] = [await listen(mine.key, "events=export.*"), await listen(mine.key)];
  await call("POST", "/v1/exports", { key: other.key, body: { resource: "events" } });
  const { json: made } = await call("POST", "/v1/exports", { key: mine.key, body: { resource: "events" } });
  await eventually(() => asking.heard.length > 2);
  expect(new Set(asking.heard.map(({ data }) => data.data.export_id))).toEqual(new Set([made.id]));
  expect(asking.heard[0]).toMatchObject({
    event: "export.progress",
    data: { event: "export.progress", data: { state: "queued", rows_done: 0, percent: null } },
  });
  expect(everything.heard).toEqual([]);
});

test("progress needs exports:read, and the right to read what is exported", async () => {
  const { ctx, key } = await testMerchant();
  const keyWith = async (...scopes: Parameters<typeof createKey>[1]["scopes"]) =>
    (await createKey(ctx, { name: "Some", scopes: ["events:read", ...scopes] })).key;
  const eventsOnly = await keyWith();
  await expect(listen(eventsOnly, "events=export.progress")).rejects.toThrow("403");
  const everything = await listen(key, "events=export.*");
  const family = await listen(eventsOnly, "events=export.*");
  const exports = await listen(await keyWith("exports:read"), "events=export.progress");
  const { json: audit } = await call("POST", "/v1/exports", { key, body: { resource: "audit_logs" } });
  const { json: events } = await call("POST", "/v1/exports", { key, body: { resource: "events" } });
  const told = ({ heard }: typeof everything) => new Set(heard.map(({ data }) => data.data.export_id));
  await eventually(() => told(everything).size === 2 && exports.heard.length > 2);
  expect(told(everything)).toEqual(new Set([audit.id, events.id]));
  expect(told(exports)).toEqual(new Set([events.id]));
  expect(family.heard).toEqual([]);
});
