import { expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { maxSegments } from "./contract.ts";

await testDatabase();

const vip = { field: "tags", op: "has_any", value: ["vip"] };

async function shop() {
  const { key } = await testMerchant();
  const person = async (external_id: string, more: object = {}) =>
    (await call("POST", "/v1/customers", { key, body: { external_id, ...more } })).json.id;
  const segment = (name: string, condition: unknown) =>
    call("POST", "/v1/segments", { key, body: { name, condition } });
  const members = async (id: string) => (await call("GET", `/v1/customers?segment=${id}`, { key })).json.data;
  return { key, person, segment, members };
}

test("customers join and leave a segment with the change that makes them do so", async () => {
  const { key, person, segment, members } = await shop();
  const ada = await person("ada");
  const { id } = (await segment("Very important", vip)).json;
  expect(await members(id)).toEqual([]);
  await call("PUT", `/v1/customers/${ada}`, { key, body: { add_tags: ["vip"] } });
  expect(await members(id)).toMatchObject([{ id: ada, segments: [{ id, name: "Very important" }] }]);
  expect((await call("GET", `/v1/segments/${id}`, { key })).json.customer_count).toBe(1);
  await call("PUT", `/v1/customers/${ada}`, { key, body: { remove_tags: ["vip"] } });
  expect(await members(id)).toEqual([]);
  expect((await call("GET", `/v1/customers/${ada}`, { key })).json.segments).toEqual([]);
});

test("a condition reaches columns, figures, preferences and metadata alike", async () => {
  const { key, person, segment, members } = await shop();
  const bo = await person("bo", { name: "Bö Ångström", language: "sv", metadata: { plan: "Gold", seats: 12 } });
  await person("cy", { name: "Cy", metadata: { plan: 3 } });
  const cart = { value: 40, currency: "EUR" };
  await call("POST", "/v1/conversations", { key, body: { customer_id: bo, cart, purchase_intent: "high" } });
  const conditions = [
    { field: "name", op: "contains", value: "angs" },
    { field: "metadata.plan", op: "starts_with", value: "go" },
    { field: "metadata.seats", op: "gte", value: 12 },
    { field: "conversation_count", op: "eq", value: 1 },
    { field: "cart_value", op: "gt", value: 39.99 },
    { field: "purchase_intent", op: "in", value: ["high", "medium"] },
    {
      all: [
        { field: "last_seen_at", op: "within_days", value: 1 },
        { field: "language", op: "exists", value: true },
      ],
    },
    { not: [{ field: "external_id", op: "eq", value: "cy" }] },
  ];
  for (const [index, condition] of conditions.entries()) {
    const { id } = (await segment(`No ${index}`, condition)).json;
    expect([condition, (await members(id)).map((member) => member.id)]).toEqual([condition, [bo]]);
  }
});

test("a preview counts and shows some of those who match, and keeps nothing", async () => {
  const { key, person } = await shop();
  const ada = await person("ada", { tags: ["vip"], name: "Ada" });
  await person("bo");
  const preview = await call("POST", "/v1/segments/preview", { key, body: { condition: vip } });
  expect(preview.json).toEqual({
    customer_count: 1,
    sample: [{ id: ada, external_id: "ada", email: null, name: "Ada" }],
  });
  expect((await call("GET", "/v1/segments", { key })).json.data).toEqual([]);
});

test("a condition that cannot be asked is refused, and the field that is wrong is named", async () => {
  const { segment } = await shop();
  const wrong: [unknown, string][] = [
    [{ all: [vip, { field: "shoe_size", op: "eq", value: 42 }] }, "condition.all.1.field"],
    [{ field: "lead_score", op: "contains", value: "4" }, "condition.op"],
    [{ field: "lead_score", op: "eq", value: "4" }, "condition.value"],
    [{ field: "name", op: "matches", value: ".*" }, "condition.op"],
    [{ any: [{ field: "last_seen_at", op: "after", value: "yesterday" }] }, "condition.any.0.value"],
  ];
  for (const [condition, field] of wrong) {
    const answer = await segment("Wrong", condition);
    const fields = answer.json.error.details.invalid_fields as { field: string }[];
    expect([answer.status, ...new Set(fields.map((one) => one.field))]).toEqual([400, field]);
  }
});

test("a name is taken once, a description can be taken away, and every change is audited", async () => {
  const { key, segment } = await shop();
  const { id } = (await segment("One", vip)).json;
  expect((await segment("One", vip)).json.error).toMatchObject({
    code: "CONFLICT",
    details: { invalid_fields: [{ field: "name", code: "taken" }] },
  });
  const put = (body: unknown) => call("PUT", `/v1/segments/${id}`, { key, body });
  expect((await put({ description: "All of them" })).json.description).toBe("All of them");
  expect((await put({ name: "Two" })).json).toMatchObject({ name: "Two", description: "All of them", condition: vip });
  expect((await put({ description: null })).json.description).toBeNull();
  expect((await call("DELETE", `/v1/segments/${id}`, { key })).status).toBe(204);
  expect((await call("GET", `/v1/customers?segment=${id}`, { key })).status).toBe(404);
  const logged = (await call("GET", "/v1/audit-logs?limit=10", { key })).json.data.map((entry) => entry.action);
  expect(logged.filter((action) => String(action).startsWith("segment.")).toSorted()).toEqual([
    "segment.created",
    "segment.deleted",
    ...Array(3).fill("segment.updated"),
  ]);
});

test(`a merchant has at most ${maxSegments} segments, also when they are made at once`, async () => {
  const { segment } = await shop();
  const many = await Promise.all(Array.from({ length: maxSegments + 4 }, (_, index) => segment(`No ${index}`, vip)));
  expect(many.filter(({ status }) => status === 201)).toHaveLength(maxSegments);
});
