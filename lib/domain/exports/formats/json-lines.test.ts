import { expect, test } from "vitest";
import { copyEnd, copyHeader, copyMoment, copyRow } from "#scripts/testing/binary-copy.ts";
import { jsonLines } from "./json-lines.ts";

const fields = [
  { name: "id", type: "word" },
  { name: "customer.name", type: "text" },
  { name: "customer.age", type: "number" },
  { name: "at", type: "time" },
  { name: "metadata", type: "json" },
] as const;

async function* inPieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function written(bytes: Buffer, size: number) {
  const tally = { rows: 0 };
  const chunks = await Array.fromAsync(jsonLines(inPieces(bytes, size), { fields, timeZone: "UTC", tally, atOnce: 1 }));
  return { lines: Buffer.concat(chunks).toString().split("\n").slice(0, -1), rows: tally.rows };
}

const all = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join("");
const file = Buffer.concat([
  copyHeader,
  copyRow("conv_1", all, "41", copyMoment("2026-03-29T00:30:00.250Z"), '{"a": "\\n"}'),
  copyRow("conv_2", null, null, null, null),
  copyRow("conv_3", "日本 😀", null, copyMoment("1969-12-31T23:59:59.001Z"), "[]"),
  copyEnd,
]);

test.each([1, 2, 7, 100_000])("rows in pieces of %i bytes are the same lines", async (size) => {
  const { lines, rows } = await written(file, size);
  expect(rows).toBe(3);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { id: "conv_1", customer: { name: all, age: 41 }, at: "2026-03-29T00:30:00.250Z", metadata: { a: "\n" } },
    { id: "conv_2", customer: null, at: null, metadata: null },
    { id: "conv_3", customer: { name: "日本 😀", age: null }, at: "1969-12-31T23:59:59.001Z", metadata: [] },
  ]);
});

test("a value larger than what is written at once stays whole", async () => {
  const long = '"'.repeat(3_000_000);
  const { lines } = await written(
    Buffer.concat([copyHeader, copyRow("a", long, null, null, null), copyEnd]),
    64 * 1024,
  );
  expect(JSON.parse(lines[0] as string).customer.name).toBe(long);
});
