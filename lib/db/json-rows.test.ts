import { expect, test } from "vitest";
import { testDatabase } from "#scripts/testing/database.ts";
import { database } from "./database.ts";

await testDatabase();

const read = async (columns: string, values: unknown[] = []) => {
  const rows = await database.jsonRows(`SELECT ${columns}`, values);
  return JSON.parse(rows[0]?.item ?? "");
};

test("every type arrives as the JSON it stands for", async () => {
  const awkward = 'quote " back \\ line\n tab\t 尺码 👗 </script> \u2028';
  const row = await read(
    `$1::text AS text, 7 AS whole, 9007199254740991::int8 AS big, 4.50::numeric(3,2) AS number, 0.1::float8 AS float,
     true AS yes, false AS no, NULL::text AS nothing, '{"b": [1, null]}'::json AS json, '{"a": 1}'::jsonb AS jsonb,
     ARRAY['a,b', 'say "x"', 'NULL', '', $1] AS list, '{}'::text[] AS empty`,
    [awkward],
  );
  expect(row).toEqual({
    text: awkward,
    whole: 7,
    big: 9007199254740991,
    number: 4.5,
    float: 0.1,
    yes: true,
    no: false,
    nothing: null,
    json: { b: [1, null] },
    jsonb: { a: 1 },
    list: ["a,b", 'say "x"', "NULL", "", awkward],
    empty: [],
  });
});

test.each(["UTC", "Europe/Lisbon", "Asia/Kolkata"])(
  "moments are in UTC with milliseconds in a session in %s",
  async (zone) => {
    const row = await database.transaction(async (tx) => {
      await tx.query(`SET LOCAL TimeZone = '${zone}'`);
      const rows = await tx.jsonRows(
        `SELECT '2026-07-01T10:30:00Z'::timestamptz AS whole, '2026-07-01T10:30:00.5Z'::timestamptz AS half,
              '2026-07-01T10:30:00.123456Z'::timestamptz AS fine`,
        [],
      );
      return JSON.parse(rows[0]?.item ?? "");
    });
    expect(row).toEqual({
      whole: "2026-07-01T10:30:00.000Z",
      half: "2026-07-01T10:30:00.500Z",
      fine: "2026-07-01T10:30:00.123Z",
    });
  },
);

test("columns with a dot become an object, which is null where all of them are", async () => {
  expect(await read(`1 AS a, 2 AS "b.x", NULL::int AS "b.y", NULL::int AS "c.x", NULL::int AS "c.y", 3 AS d`)).toEqual({
    a: 1,
    b: { x: 2, y: null },
    c: null,
    d: 3,
  });
});

test("the keys of a row are its values, for the cursor", async () => {
  const rows = await database.jsonRows("SELECT 'x' AS id, now() AS at", [], ["at", "id"]);
  expect(rows[0]?.keys).toEqual([JSON.parse(rows[0]?.item ?? "").at, "x"]);
});
