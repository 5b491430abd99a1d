import fc from "fast-check";
import { expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { Params } from "#lib/db/sql.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { type Condition, ConditionTree } from "./contract.ts";
import { evaluate } from "./evaluate.ts";
import { type Fields, problemsOf } from "./fields.ts";
import { conditionSql, type SqlField } from "./sql.ts";

await testDatabase();

const fields = {
  text: { type: "text", sql: "r.text" },
  number: { type: "number", sql: "r.number" },
  flag: { type: "boolean", sql: "r.flag" },
  at: { type: "time", sql: "r.at" },
  list: { type: "list", sql: "r.list" },
  "json.*": { type: "json", sql: "r.json" },
} as const satisfies Fields<SqlField>;

const now = new Date("2026-11-22T12:00:00.000Z");

// Few values, so that rows and conditions meet; among them what folding, casts and paths could get wrong.
const words = [
  "",
  "a",
  "A",
  "á",
  "a\u0301",
  "Ångström",
  "ÅNGSTRÖM",
  "straße",
  "STRASSE",
  "Σίσυφος",
  "ΣΊΣΥΦΟΣ",
  "İstanbul",
  "ı",
];
const more = ["北京", "مرحبا", "👩‍🚀", "ﬁne", "Ⅳ", "100%", "a_b", "\\", "null", "1", "true", "é", "É", "한글", "ｱｲｳ"];
const word = fc
  .oneof(fc.constantFrom(...words, ...more), fc.string({ unit: "grapheme", maxLength: 6 }))
  .filter((text) => text.isWellFormed() && !text.includes("\0"));
const number = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 0.1, 0.30000000000000004, 1e-7, 1e15, 12.34, 2 ** 53),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }),
);
const moment = fc
  .constantFrom(0, 1, -1, 86_400_000, 7 * 86_400_000, 7 * 86_400_000 + 1, -86_400_000, 400 * 86_400_000)
  .map((ago) => new Date(now.getTime() - ago).toISOString());
const list = fc.array(word, { maxLength: 3 });
const scalar = fc.oneof(word, number, fc.boolean());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 4 });
const inside = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 3 }), fc.record({ b: scalar }));
const json = fc.dictionary(fc.constantFrom("a", "b", "__proto__", "toString"), inside, { maxKeys: 3 });

const row = fc.record({
  text: maybe(word),
  number: maybe(number),
  flag: maybe(fc.boolean()),
  at: maybe(moment),
  list: maybe(list),
  json: maybe(json),
});

const given = (field: string, op: string, value: unknown) => ({ field, op, value }) as Condition;
const leafOf = (field: fc.Arbitrary<string>, ops: string[], value: fc.Arbitrary<unknown>) =>
  fc.tuple(field, fc.constantFrom(...ops), value).map(([name, op, wanted]) => given(name, op, wanted));
const one = fc.constant.bind(fc) as (name: string) => fc.Arbitrary<string>;
const inJson = fc.constantFrom("json.a", "json.b", "json.a.b", "json.__proto__", "json.toString", "json.constructor");
const some = <T>(value: fc.Arbitrary<T>) => fc.array(value, { minLength: 1, maxLength: 3 });
const part = word.filter((text) => text.length > 0);
const within = ["contains", "starts_with", "ends_with"];
const order = ["gt", "gte", "lt", "lte"];

const leaf = fc.oneof(
  leafOf(fc.constantFrom("text", "number", "flag", "at", "list", "json.a", "json.a.b"), ["exists"], fc.boolean()),
  leafOf(one("text"), ["eq", "ne"], word),
  leafOf(one("text"), ["in", "not_in"], some(word)),
  leafOf(one("text"), within, part),
  leafOf(one("number"), ["eq", "ne", ...order], number),
  leafOf(one("number"), ["in", "not_in"], some(number)),
  leafOf(one("flag"), ["eq", "ne"], fc.boolean()),
  leafOf(one("at"), ["before", "after"], moment),
  leafOf(one("at"), ["within_days"], fc.constantFrom(1, 7, 3650)),
  leafOf(one("list"), ["has_any", "has_all"], some(word)),
  leafOf(inJson, ["eq", "ne"], scalar),
  leafOf(inJson, ["in", "not_in"], some(scalar)),
  leafOf(inJson, within, part),
  leafOf(inJson, order, number),
  leafOf(inJson, ["has_any", "has_all"], some(word)),
);

const { tree } = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    some(tie("tree")).map((all) => ({ all }) as Condition),
    some(tie("tree")).map((any) => ({ any }) as Condition),
    some(tie("tree")).map((not) => ({ not }) as Condition),
  ),
}));

async function inDatabase(rows: unknown[], trees: Condition[]): Promise<boolean[][]> {
  const params = new Params();
  const given = params.add(JSON.stringify(rows));
  const tests = trees.map((one) => `(${conditionSql(one, fields, params, now)}) IS TRUE`);
  const found = await database.query<{ matches: boolean[] }>(
    `SELECT ARRAY[${tests.join(", ")}] AS matches FROM ROWS FROM (json_to_recordset(${given}::json)
       AS (text text, number numeric, flag boolean, at timestamptz, list text[], json jsonb)) WITH ORDINALITY
       AS r (text, number, flag, at, list, json, place) ORDER BY r.place`,
    params.values,
  );
  return found.map(({ matches }) => matches);
}

test("a tree in SQL and the same tree in JavaScript match the same rows", async () => {
  const cases = fc.tuple(
    fc.array(row, { minLength: 8, maxLength: 20 }),
    fc.array(tree, { minLength: 4, maxLength: 8 }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ([rows, trees]) => {
      for (const one of trees) {
        expect(ConditionTree.safeParse(one).error?.issues ?? []).toEqual([]);
        expect(problemsOf(one, fields)).toEqual([]);
      }
      // What JSON cannot say, such as a negative zero, is not what we compare.
      const plain = JSON.parse(JSON.stringify(rows)) as unknown[];
      const here = plain.map((value) => trees.map((one) => evaluate(one, value, now).match));
      expect(await inDatabase(plain, trees)).toEqual(here);
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("each kind of condition matches some rows and leaves some out", async () => {
  const trees = fc.sample(leaf, { numRuns: 400, seed: 7 });
  const rows = JSON.parse(JSON.stringify(fc.sample(row, { numRuns: 200, seed: 7 }))) as unknown[];
  const seen = new Map<string, Set<boolean>>();
  for (const one of trees) {
    const op = (one as { op: string }).op;
    const outcomes = seen.get(op) ?? new Set();
    for (const value of rows) outcomes.add(evaluate(one, value, now).match);
    seen.set(op, outcomes);
  }
  for (const [op, outcomes] of seen) expect([op, outcomes.size]).toEqual([op, 2]);
});
