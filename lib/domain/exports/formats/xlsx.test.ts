import excel from "exceljs";
import { expect, test } from "vitest";
import { xlsx } from "./xlsx.ts";

const fields = [
  { name: "n", type: "number" },
  { name: "text", type: "text" },
] as const;

async function* lines(count: number) {
  for (let n = 1; n <= count; n++) yield Buffer.from(`${JSON.stringify([n, `row ${n}`])}\n`);
}

async function read(chunks: AsyncIterable<Buffer>) {
  const book = new excel.Workbook();
  await book.xlsx.load(Buffer.concat(await Array.fromAsync(chunks)) as unknown as ArrayBuffer);
  return book.worksheets;
}

test("when a sheet is full the rows go on in a further one, each with its heading", async () => {
  const tally = { rows: 0 };
  const sheets = await read(xlsx(lines(7), { fields, name: "messages", tally, sheetRows: 4 }));
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
  const [sheet] = await read(xlsx(lines(0), { fields, name: "messages", tally: { rows: 0 } }));
  expect([sheet?.rowCount, sheet?.getCell("B1").value]).toEqual([1, "text"]);
});

test("a source that fails fails the workbook, and a reader that leaves ends the source", async () => {
  let ended = false;
  async function* endless() {
    try {
      for (;;) yield* lines(100);
    } finally {
      ended = true;
    }
  }
  async function* broken() {
    yield* lines(10);
    throw new Error("cut");
  }
  const tally = { rows: 0 };
  await expect(read(xlsx(broken(), { fields, name: "x", tally }))).rejects.toThrow("cut");
  const reading = xlsx(endless(), { fields, name: "x", tally });
  await reading.next();
  await reading.return(undefined);
  await expect.poll(() => ended).toBe(true);
});
