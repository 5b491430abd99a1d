import { afterAll, expect, test } from "vitest";
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
