import { gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import type { Ctx } from "#lib/context.ts";
import { database } from "#lib/db/database.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import type { ImportLine } from "./contract.ts";
import { importConversations, type LineProblem } from "./service.ts";

await testDatabase();

let ctx: Ctx;

beforeEach(async () => {
  ({ ctx } = await testMerchant());
});

async function run(bytes: string | Uint8Array) {
  const problems: LineProblem[] = [];
  async function* source() {
    yield Buffer.from(bytes);
  }
  const summary = await importConversations(ctx, source(), (problem) => problems.push(problem));
  return { ...summary, problems };
}

const line = (external_id: string, more: Partial<ImportLine> = {}): ImportLine => ({
  external_id,
  customer: { external_id: `customer of ${external_id}` },
  started_at: "2026-11-01T10:00:00Z",
  messages: [{ role: "customer", content: `Hello from ${external_id}` }],
  ...more,
});
const file = (...lines: unknown[]) =>
  lines.map((one) => (typeof one === "string" ? one : JSON.stringify(one))).join("\n");

const all = <Row>(sql: string) => database.query<Row>(sql, [ctx.merchantId]);
const count = async (table: string) =>
  (await all<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE merchant_id = $1`))[0]?.n;

test("a file imported twice is skipped the second time and changes nothing", async () => {
  const text = file(line("a"), line("b"), line("a"));
  expect(await run(text)).toMatchObject({ imported: 2, skipped: 1, failed: 0 });
  const before = await all("SELECT * FROM customers WHERE merchant_id = $1 ORDER BY id");
  expect(await run(text)).toMatchObject({ imported: 0, skipped: 3, failed: 0 });
  expect(await count("messages")).toBe(2);
  expect(await all("SELECT * FROM customers WHERE merchant_id = $1 ORDER BY id")).toEqual(before);
});

test("two imports of the same file at once bring each conversation in once", async () => {
  const text = file(
    ...Array.from({ length: 600 }, (_, index) => line(`c-${index}`, { customer: { external_id: `p-${index % 7}` } })),
  );
  const [one, two] = await Promise.all([run(text), run(text)]);
  expect(one.imported + two.imported).toBe(600);
  expect(one.failed + two.failed).toBe(0);
  expect([await count("conversations"), await count("messages"), await count("customers")]).toEqual([600, 600, 7]);
});

test("a bad line is named with its number and reason, and the others come in", async () => {
  const { imported, failed, problems } = await run(
    file(
      line("a"),
      "not json",
      { ...line("b"), colour: "red", messages: [{ role: "bot", content: "x" }] },
      { ...line("c"), customer: { name: "Nobody" } },
      line("d", { started_at: "2999-01-01T00:00:00Z" }),
      "",
      { external_id: "e" },
      line("f", { metadata: { word: "\0" } }),
      "[]",
      line("g"),
    ),
  );
  expect({ imported, failed }).toEqual({ imported: 2, failed: 7 });
  expect(problems.map(({ line: number }) => number)).toEqual([2, 3, 4, 5, 7, 8, 9]);
  expect(problems[0]?.reason).toMatch(/^Not valid JSON/);
  expect(problems[1]?.reason).toMatch(/messages\.0\.role: .*colour: There is no such field\.$/);
  expect(problems[2]?.reason).toBe("customer: Needs an external_id or an email.");
  expect(problems[4]?.reason).toBe("customer is missing.");
  expect(problems[5]?.reason).toMatch(/^metadata\.word: .*NUL/);
});

test("when the database refuses a chunk, only the line at fault is left out", async () => {
  await database.query(
    `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.content = 'refuse me' THEN RAISE EXCEPTION 'this content is refused'; END IF; RETURN NEW; END $$`,
  );
  await database.query("CREATE TRIGGER refuse BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION refuse()");
  const bad = line("bad", { messages: [{ role: "customer", content: "refuse me" }] });
  expect(await run(file(line("a"), bad, line("b")))).toMatchObject({
    imported: 2,
    failed: 1,
    problems: [{ line: 2, reason: "this content is refused." }],
  });
  expect([await count("conversations"), await count("customers")]).toEqual([2, 2]);
});

test("an outage of the database ends the import, for no line is at fault", async () => {
  const broken = { ...ctx, db: { ...database, transaction: () => Promise.reject(new Error("connection lost")) } };
  async function* source() {
    yield Buffer.from(file(line("a")));
  }
  await expect(importConversations(broken, source(), () => undefined)).rejects.toThrow("connection lost");
});

test("a gzipped file in any script arrives letter for letter", async () => {
  const content = 'Olá 👩‍🌾 你好 مرحبا «Straße» \u202Eabc\\ "quoted"\n\ttab';
  const message = { role: "agent" as const, author: "Zoë", content, metadata: { ключ: ["значение", null] } };
  await run(
    gzipSync(
      file(
        line("ü-1", { customer: { email: "ZOË@example.com".replace("Ë", "e"), name: "Zoë 🧶" }, messages: [message] }),
      ),
    ),
  );
  const rows = await all("SELECT author, content, metadata FROM messages WHERE merchant_id = $1");
  expect(rows).toEqual([{ author: "Zoë", content, metadata: { ключ: ["значение", null] } }]);
  const customers = await all("SELECT email, name FROM customers WHERE merchant_id = $1");
  expect(customers).toEqual([{ email: "zoe@example.com", name: "Zoë 🧶" }]);
});

test("a customer is found again by external id or e-mail, and keeps what is known", async () => {
  const at = (started_at: string, customer: ImportLine["customer"]) => ({ started_at, customer });
  await run(file(line("1", at("2026-10-05T00:00:00Z", { email: "ana@example.com", name: "Ana", tags: ["vip"] }))));
  await run(
    file(line("2", at("2026-10-01T00:00:00Z", { external_id: "c-1", email: "ana@example.com", name: "Anna" }))),
  );
  await run(
    file(line("3", at("2026-10-09T00:00:00Z", { external_id: "c-1", phone: "+351 910 000 000", tags: ["gift"] }))),
  );
  expect(
    await all(
      "SELECT external_id, email, name, phone, tags, first_seen_at, last_seen_at FROM customers WHERE merchant_id = $1",
    ),
  ).toEqual([
    {
      external_id: "c-1",
      email: "ana@example.com",
      name: "Ana",
      phone: "+351 910 000 000",
      tags: ["gift", "vip"],
      first_seen_at: new Date("2026-10-01T00:00:00Z"),
      last_seen_at: new Date("2026-10-09T00:00:00Z"),
    },
  ]);
  const conflict = await run(file(line("4", { customer: { external_id: "c-2", email: "ana@example.com" } })));
  expect(conflict.problems).toEqual([
    { line: 1, reason: "customer: the e-mail ana@example.com belongs to the customer with external_id c-1." },
  ]);
});

test("null means not given, except within metadata", async () => {
  const nulls = { page_url: null, satisfaction_score: null, metadata: { kept: null }, cart: null };
  const text = file({ ...line("a"), ...nulls, customer: { email: "ana@example.com", external_id: null } });
  expect(await run(text)).toMatchObject({ imported: 1, failed: 0 });
  expect(await all("SELECT metadata, page_url FROM conversations WHERE merchant_id = $1")).toEqual([
    { metadata: { kept: null }, page_url: null },
  ]);
});

test("an import is in the audit log, and tells no webhook", async () => {
  await run(file(line("a"), "bad"));
  expect(
    await all(
      "SELECT actor_name, changes FROM audit_logs WHERE merchant_id = $1 AND action = 'conversations.imported'",
    ),
  ).toEqual([
    {
      actor_name: "Test",
      changes: { imported: { from: null, to: 1 }, skipped: { from: null, to: 0 }, failed: { from: null, to: 1 } },
    },
  ]);
  expect(await count("events")).toBe(0);
});

test("assignment, intent and attachments come in with the rest", async () => {
  const attachments = [{ url: "https://shop.example/fit.png", name: "fit.png" }];
  const told = line("whole", {
    assigned_to: "Noor",
    purchase_intent: "high",
    messages: [{ role: "customer", content: "Does it fit?", attachments }],
  });
  expect(await run(file(told))).toMatchObject({ imported: 1, problems: [] });
  expect(await all("SELECT assigned_to, purchase_intent FROM conversations WHERE merchant_id = $1")).toEqual([
    { assigned_to: "Noor", purchase_intent: "high" },
  ]);
  expect(await all("SELECT attachments FROM messages WHERE merchant_id = $1")).toMatchObject([{ attachments }]);
});
