import excel from "exceljs";
import { expect, test } from "vitest";
import { copyEnd, copyHeader, copyMoment, copyRow } from "#scripts/testing/binary-copy.ts";
import { xlsx } from "./xlsx.ts";

const fields = [
  { name: "n", type: "number" },
  { name: "text", type: "text" },
] as const;

async function* rows(count: number) {
  yield copyHeader;
  for (let n = 1; n <= count; n++) yield copyRow(String(n), `row ${n}`);
  yield copyEnd;
}

async function read(chunks: AsyncIterable<Buffer>) {
  const book = new excel.Workbook();
  await book.xlsx.load(Buffer.concat(await Array.fromAsync(chunks)) as unknown as ArrayBuffer);
  return book.worksheets;
}

test("when a sheet is full the rows go on in a further one, each with its heading", async () => {
  const tally = { rows: 0 };
  const sheets = await read(xlsx(rows(7), { fields, name: "messages", tally, sheetRows: 4 }));
  expect(sheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
    ["messages", 4],
    ["messages 2", 4],
    ["messages 3", 2],
  ]);
  expect(sheets[2]?.getRow(1).values).toEqual([undefined, "n", "text"]);
  expect(sheets[2]?.getRow(2).values).toEqual([undefined, 7, "row 7"]);
  expect(tally.rows).toBe(7);
});

test("no rows make a workbook with its heading alone", async () => {
  const [sheet] = await read(xlsx(rows(0), { fields, name: "messages", tally: { rows: 0 } }));
  expect([sheet?.rowCount, sheet?.getCell("B1").value]).toEqual([1, "text"]);
});

test("a cell has what its field is", async () => {
  const types = ["text", "decimal", "boolean", "time", "json", "kept"] as const;
  async function* one() {
    const at = copyMoment("2026-03-29T03:30:00.250Z");
    yield Buffer.concat([copyHeader, copyRow("a & <b>\u0001\n é 😀", "129.90", "t", at, '{"a": [1, null]}', '"x"')]);
    yield Buffer.concat([
      copyRow("=1+1", null, "f", null, null, null),
      copyRow("z".repeat(40_000), ...Array(5).fill(null)),
    ]);
  }
  const all = types.map((type) => ({ name: type, type }));
  const [sheet] = await read(xlsx(one(), { fields: all, name: "x", tally: { rows: 0 } }));
  expect(sheet?.getRow(2).values).toEqual([
    ...[undefined, "a & <b>\n é 😀", 129.9, true, new Date("2026-03-29T03:30:00.250Z"), '{"a":[1,null]}', "x"],
  ]);
  expect(sheet?.getRow(3).values).toEqual([undefined, "=1+1", undefined, false]);
  expect(String(sheet?.getCell("A4").value)).toHaveLength(32_767);
});

test("a source that fails fails the workbook, and a reader that leaves ends the source", async () => {
  let ended = false;
  async function* endless() {
    try {
      yield copyHeader;
      for (;;) yield copyRow("1", "again and again");
    } finally {
      ended = true;
    }
  }
  async function* broken() {
    yield copyHeader;
    yield copyRow("1", "one");
    throw new Error("cut");
  }
  const tally = { rows: 0 };
  await expect(read(xlsx(broken(), { fields, name: "x", tally }))).rejects.toThrow("cut");
  const reading = xlsx(endless(), { fields, name: "x", tally });
  await reading.next();
  await reading.return(undefined);
  await expect.poll(() => ended).toBe(true);
});
