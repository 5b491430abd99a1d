import { gunzipSync, zstdDecompressSync } from "node:zlib";
import excel from "exceljs";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { publish } from "#lib/domain/events/service.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { call } from "#scripts/testing/api.ts";
import { bytesOf } from "#scripts/testing/api-bytes.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { makeExports } from "#scripts/testing/exports.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { type ResourceName, resourceNames, resources } from "./resources/contract.ts";

await testDatabase();

const awkward = 'He said "hi",\n\\back\\slash\ttab\r\n\u2028 \u0001 é 日本 😀 </script>';

/** A shop with a few rows of everything. */
async function shop() {
  const { ctx, key } = await testMerchant();
  const send = async (method: string, path: string, body?: unknown) => {
    const answer = await call(method, `/v1${path}`, { key, body });
    expect([answer.status, answer.text]).toEqual([expect.toSatisfy((status) => status < 300), answer.text]);
    return answer.json;
  };
  const begin = (more: Record<string, unknown> = {}) =>
    send("POST", "/conversations", { customer: { email: "ada@example.com", name: awkward }, ...more });
  const make = async (body: Record<string, unknown>) => {
    const { id } = await send("POST", "/exports", body);
    await makeExports();
    const made = await send("GET", `/exports/${id}`);
    expect([made.state, made.error]).toEqual(["completed", null]);
    return { made, file: await bytesOf(`/v1/exports/${id}/download`, key) };
  };
  return { ctx, key, send, begin, make };
}

async function fullShop() {
  const place = await shop();
  const { begin, send, ctx } = place;
  await send("POST", "/webhook-endpoints", { url: "https://1.1.1.1/hooks", event_types: ["*"] });
  const cart = { value: 129.9, currency: "EUR", items: [{ quantity: 1, name: awkward }] };
  await begin({
    ...{
      external_id: "a-1",
      tags: ["vip", 'with "quotes", commas'],
      metadata: { text: awkward, deep: { n: [1, null] } },
    },
    ...{ messages: [{ role: "customer", content: awkward }], cart, started_at: "2026-03-29T00:30:00Z" },
  });
  const { id } = await begin({ initial_message: "Hi", started_at: "2026-03-29T01:30:00.250Z" });
  await send("PUT", `/conversations/${id}`, { status: "resolved", satisfaction_score: 4.5 });
  await begin();
  await publish(ctx.db, ctx.merchantId, [{ type: "customer.updated", data: { text: awkward } }], ctx.now());
  await flushCalls();
  return place;
}

type Listed = Exclude<ResourceName, "messages" | "analytics">;

const listOf: Record<Listed, string> = {
  conversations: "/conversations?sort=started_at",
  customers: "/customers?sort=created_at",
  events: "/events",
  deliveries: "/webhook-deliveries",
  request_logs: "/request-logs",
  audit_logs: "/audit-logs",
};

const lines = (bytes: Buffer) => bytes.toString().split("\n").slice(0, -1);
const byId = (rows: { id: string }[]) => rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));

describe("what is exported is what the API shows", () => {
  test.each(Object.keys(listOf) as Listed[])("%s", async (resource) => {
    const { send, make } = await fullShop();
    const limits = { created_before: new Date().toISOString() };
    const narrowed = "created_before" in resources[resource].filters.shape ? limits : {};
    const { made, file } = await make({ resource, filters: narrowed });
    const query = new URLSearchParams({ ...narrowed, limit: "100" });
    const path = listOf[resource];
    const { data } = await send("GET", `${path}${path.includes("?") ? "&" : "?"}${query}`);
    expect(data.length).toBeGreaterThan(0);
    expect(byId(lines(file).map((line) => JSON.parse(line)))).toEqual(byId(data));
    expect(made).toMatchObject({ rows_done: data.length, rows_total: data.length, percent: 100 });
    expect(made.size_bytes).toBe(file.length);
  });

  test("messages", async () => {
    const { send, begin, make } = await shop();
    const { id } = await begin({
      messages: [
        { role: "customer", content: awkward },
        { role: "agent", content: "Hi" },
      ],
    });
    const { data } = await send("GET", `/conversations/${id}/messages`);
    expect(lines((await make({ resource: "messages" })).file).map((line) => JSON.parse(line))).toEqual(data);
    const { file } = await make({ resource: "messages", filters: { role: "agent" } });
    expect(lines(file).map((line) => JSON.parse(line).content)).toEqual(["Hi"]);
    const nested = await make({ resource: "conversations", include_messages: true });
    expect(JSON.parse(lines(nested.file)[0] as string).messages).toEqual(data);
  });

  test("analytics, whose columns follow from what is asked", async () => {
    const { send, begin, make } = await shop();
    await begin({ device_type: "mobile" });
    await begin({ device_type: "desktop" });
    const day = new Date().toISOString().slice(0, 10);
    const filters = { from: day, to: day, group_by: ["device_type"], metrics: ["conversations"] };
    const { file, made } = await make({ resource: "analytics", filters });
    const rows = lines(file).map((line) => JSON.parse(line));
    expect(rows.map((row) => [row.period, row.device_type, row.conversations]).toSorted()).toEqual([
      [day, "desktop", 1],
      [day, "mobile", 1],
    ]);
    expect(made.rows_done).toBe(2);
    const { data } = await send("GET", "/exports?resource=analytics");
    expect(data).toHaveLength(1);
    const csv = await make({ resource: "analytics", format: "csv", filters, fields: ["device_type", "conversations"] });
    expect(csv.file.toString().split("\n")[0]).toBe("device_type,conversations");
  });

  test("the fields that the contract names are all that there are, in their order", async () => {
    const { make } = await fullShop();
    for (const resource of resourceNames.filter((name) => name !== "analytics")) {
      const { file } = await make({ resource, format: "csv" });
      const heading = Papa.parse<string[]>(file.toString()).data[0];
      expect([resource, heading]).toEqual([resource, resources[resource].fields.map(({ name }) => name)]);
    }
  });
});

describe("a file", () => {
  test("is the same in every compression", async () => {
    const { make } = await fullShop();
    const body = { resource: "conversations" };
    const { file } = await make(body);
    expect(gunzipSync((await make({ ...body, compression: "gzip" })).file)).toEqual(file);
    expect(zstdDecompressSync((await make({ ...body, compression: "zstd" })).file)).toEqual(file);
  });

  test.each([0, 1, 3])("of JSON is one array, of %i rows too", async (count) => {
    const { begin, make } = await shop();
    for (let n = 0; n < count; n++) await begin();
    const { file } = await make({ resource: "conversations", format: "json" });
    expect(JSON.parse(file.toString())).toHaveLength(count);
  });

  test("has the chosen fields, whole objects by their name, in the resource's order", async () => {
    const { begin, make } = await shop();
    await begin({ cart: { value: 5, currency: "EUR", items: [] } });
    const fields = ["customer", "cart.value", "id"];
    const row = JSON.parse((await make({ resource: "conversations", fields })).file.toString());
    expect(Object.keys(row)).toEqual(["id", "customer", "cart"]);
    expect(row.cart).toEqual({ value: 5 });
    expect(Object.keys(row.customer)).toEqual(["id", "external_id", "email", "name"]);
  });

  test("has times of the chosen zone, on both sides of a change of the clock", async () => {
    const { begin, make } = await shop();
    await begin({ started_at: "2026-03-29T00:30:00Z" });
    await begin({ started_at: "2026-03-29T01:30:00Z" });
    const wish = { resource: "conversations", fields: ["started_at"] };
    const times = async (time_zone: string) =>
      lines((await make({ ...wish, time_zone })).file).map((line) => JSON.parse(line).started_at);
    expect(await times("Europe/Berlin")).toEqual(["2026-03-29T01:30:00.000+01:00", "2026-03-29T03:30:00.000+02:00"]);
    expect(await times("UTC")).toEqual(["2026-03-29T00:30:00.000Z", "2026-03-29T01:30:00.000Z"]);
  });
});

describe("CSV", () => {
  test("cannot hide a formula, and loses nothing else", async () => {
    const { begin, make } = await shop();
    const formulas = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "＠x"];
    const messages = [...formulas, awkward].map((content) => ({ role: "customer", content }));
    await begin({ messages });
    const { made, file } = await make({ resource: "messages", format: "csv", fields: ["content"] });
    const { data } = Papa.parse<string[]>(file.toString(), { skipEmptyLines: true });
    expect(data.slice(1).flat()).toEqual([...formulas.map((text) => `'${text}`), awkward]);
    expect(made.rows_done).toBe(formulas.length + 1);
  });

  test("begins with a byte order mark where it is asked for", async () => {
    const { make } = await shop();
    const csv = { resource: "events", format: "csv" };
    expect((await make({ ...csv, bom: true })).file.subarray(0, 5).toString()).toBe("\uFEFFid");
    expect((await make(csv)).file.subarray(0, 2).toString()).toBe("id");
  });
});

test("a workbook has text as text, numbers as numbers and times of the zone", async () => {
  const { begin, make } = await shop();
  const cart = { value: 129.9, currency: "EUR", items: [] };
  await begin({ customer: { name: "=1+1", external_id: "x" }, cart, started_at: "2026-03-29T01:30:00Z" });
  const fields = ["customer.name", "cart.value", "started_at"];
  const { file, made } = await make({ resource: "conversations", format: "xlsx", fields, time_zone: "Europe/Berlin" });
  const book = new excel.Workbook();
  await book.xlsx.load(file as unknown as ArrayBuffer);
  const [sheet] = book.worksheets;
  expect(sheet?.getRow(1).values).toEqual([undefined, ...fields]);
  expect(sheet?.getRow(2).values).toEqual([undefined, "=1+1", 129.9, new Date("2026-03-29T03:30:00Z")]);
  expect(made.rows_done).toBe(1);
});
