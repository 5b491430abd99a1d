import { afterEach, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { createKey } from "#lib/domain/api-keys/service.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { runNext } from "./service.ts";

await testDatabase();

// No test is to run what another has left behind.
afterEach(() => database.query("DELETE FROM export_schedules"));

const dayMs = 24 * 60 * 60 * 1000;
const body = {
  ...{ name: "Yesterday", resource: "conversations", frequency: "daily", time_of_day: "06:30" },
  ...{ time_zone: "Europe/Lisbon", period: "last_period", fields: ["external_id"] },
};

async function shop() {
  const { ctx, key } = await testMerchant();
  const send = (method: string, path: string, given?: unknown, as = key) =>
    call(method, `/v1${path}`, { key: as, body: given });
  return { ctx, key, send };
}

test("a run exports the day before, once, however many workers look", async () => {
  const { key, send } = await shop();
  const { json: schedule } = await send("POST", "/export-schedules", body);
  const due = new Date(String(schedule.next_run_at));
  const customer = { email: "ada@example.com" };
  for (const [external_id, hours] of [
    ["before", -40],
    ["within", -20],
    ["after", -1],
  ] as const) {
    const started_at = new Date(due.getTime() + hours * 60 * 60 * 1000).toISOString();
    if (Date.parse(started_at) < Date.now())
      await send("POST", "/conversations", { customer, external_id, started_at });
  }
  expect(await runNext(new Date(due.getTime() - 1))).toBe(false);
  expect((await Promise.all([runNext(due), runNext(due), runNext(due)])).filter(Boolean)).toHaveLength(1);
  await makeExports();
  const { json: run } = await send("GET", `/export-schedules/${schedule.id}`);
  expect(run).toMatchObject({ last_run_at: due.toISOString(), last_export_state: "completed" });
  expect(Date.parse(String(run.next_run_at)) - due.getTime()).toBeLessThanOrEqual(dayMs + 60 * 60 * 1000);
  const { data } = (await send("GET", `/exports?schedule_id=${schedule.id}`)).json;
  expect(data.map(({ id }) => id)).toEqual([run.last_export_id]);
  const rows = (await bytesOf(`/v1/exports/${run.last_export_id}/download`, key)).toString();
  expect(rows).not.toContain("before");
});

test("runs that were missed are made up for once", async () => {
  const { send } = await shop();
  const { json: schedule } = await send("POST", "/export-schedules", body);
  const late = new Date(Date.parse(String(schedule.next_run_at)) + 10 * dayMs);
  expect([await runNext(late), await runNext(late)]).toEqual([true, false]);
  const { json } = await send("GET", `/export-schedules/${schedule.id}`);
  expect(Date.parse(String(json.next_run_at))).toBeGreaterThan(late.getTime());
});

test("what is changed is changed, and a schedule that is off does not run", async () => {
  const { send } = await shop();
  const { json: schedule } = await send("POST", "/export-schedules", body);
  const change = { enabled: false, frequency: "weekly", weekday: "friday", fields: null };
  const { json: changed } = await send("PUT", `/export-schedules/${schedule.id}`, change);
  expect(changed).toMatchObject({ ...change, name: "Yesterday", next_run_at: null });
  expect(await runNext(new Date(Date.now() + 30 * dayMs))).toBe(false);
  const { data } = (await send("GET", "/audit-logs?action=export_schedule.updated")).json;
  expect(data[0]?.changes).toMatchObject({ enabled: { from: true, to: false }, weekday: { from: null, to: "friday" } });
});

test.each([
  [{ frequency: "weekly" }, "weekday"],
  [{ weekday: "monday" }, "weekday"],
  [{ time_of_day: "25:00" }, "time_of_day"],
  [{ filters: { started_after: "2026-11-01T00:00:00Z" } }, "filters.started_after"],
  [{ filters: { nothing: 1 } }, "filters.nothing"],
])("%o is refused, naming %s", async (wrong, field) => {
  const { send } = await shop();
  const { status, json } = await send("POST", "/export-schedules", { ...body, ...wrong });
  expect([status, json.error.details.invalid_fields]).toMatchObject([400, [{ field }]]);
});

test("whoever may not read the resource neither makes nor sees its schedules", async () => {
  const { ctx, send } = await shop();
  const { json: schedule } = await send("POST", "/export-schedules", body);
  const { key: other } = await createKey(ctx, { name: "Other", scopes: ["exports:write", "customers:read"] });
  expect((await send("POST", "/export-schedules", body, other)).status).toBe(403);
  expect((await send("GET", `/export-schedules/${schedule.id}`, undefined, other)).status).toBe(403);
  expect((await send("GET", "/export-schedules", undefined, other)).json.data).toEqual([]);
});
