import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readLines } from "./lines.ts";

async function* chunks(...parts: (string | Uint8Array)[]) {
  for (const part of parts) yield Buffer.from(part);
}

const read = (source: AsyncIterable<Uint8Array>, maxBytes?: number) => Array.fromAsync(readLines(source, maxBytes));

test("lines are numbered from 1, blank ones are left out, and the last needs no line break", async () => {
  expect(await read(chunks("a\r\n\n b", "c\nlast"))).toEqual([
    { number: 1, text: "a" },
    { number: 3, text: "bc" },
    { number: 4, text: "last" },
  ]);
  expect(await read(chunks())).toEqual([]);
});

test("gzip is known by its content, in several members and cut anywhere", async () => {
  const bytes = Buffer.concat([gzipSync("x\ny\n"), gzipSync("z\n")]);
  const singly = [...bytes].map((byte) => Uint8Array.of(byte));
  expect((await read(chunks(...singly))).map((line) => "text" in line && line.text)).toEqual(["x", "y", "z"]);
});

test("a character cut between two chunks arrives whole, and a byte order mark is no text", async () => {
  const bytes = Buffer.from("\uFEFF日本 👋\n");
  expect(await read(chunks(bytes.subarray(0, 5), bytes.subarray(5)))).toEqual([{ number: 1, text: "日本 👋" }]);
});

test("bytes that are no UTF-8 spoil their own line only", async () => {
  expect(await read(chunks(Uint8Array.of(255, 10), "ok\n"))).toEqual([
    { number: 1, problem: "is not valid UTF-8" },
    { number: 2, text: "ok" },
  ]);
});

test("a line without end is not kept in memory, and the next one is read", async () => {
  expect(await read(chunks("1234", "5678", "9\nok\n"), 5)).toEqual([
    { number: 1, problem: "is longer than 5 bytes" },
    { number: 2, text: "ok" },
  ]);
});

test("a gzip file that was cut off gives what is whole and then says so", async () => {
  const whole = gzipSync("a\n".repeat(50_000));
  const lines = await read(chunks(whole.subarray(0, whole.length - 20)));
  expect(lines[0]).toEqual({ number: 1, text: "a" });
  expect(lines.at(-1)).toMatchObject({ problem: expect.stringContaining("unexpected end of file") });
});
