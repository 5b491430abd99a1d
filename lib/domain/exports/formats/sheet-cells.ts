import type { Field } from "../resources/contract.ts";
import { momentAt } from "./binary.ts";
import type { WriteValue } from "./json-values.ts";

/** How a value of a binary COPY stands in a sheet: what comes before it, as attributes of its cell, and the value itself. */
export type Cell = { attributes: string; write: WriteValue };

/** A byte of text is six of XML at most. */
export const mostOfByte = 6;
/** What a cell can hold. */
const mostText = 32_767;
const dayMs = 86_400_000;
/** 1970-01-01, in the days of a spreadsheet. */
const epochDay = 25_569;
const letterT = 116;

const nothing = Buffer.alloc(0);
/** What XML cannot hold is left out. */
const instead: (Buffer | undefined)[] = Array.from({ length: 256 });
for (const byte of [...Array(32).keys(), 127]) if (![9, 10, 13].includes(byte)) instead[byte] = nothing;
for (const [letter, name] of Object.entries({ "&": "&amp;", "<": "&lt;", ">": "&gt;" }))
  instead[letter.charCodeAt(0)] = Buffer.from(name);

function escaped(out: Buffer, start: number, bytes: Buffer, from: number, end: number): number {
  let at = start;
  let plain = from;
  for (let place = from; place < end; place++) {
    const other = instead[bytes[place] as number];
    if (other === undefined) continue;
    at += bytes.copy(out, at, plain, place) + other.copy(out, at + place - plain);
    plain = place + 1;
  }
  return at + bytes.copy(out, at, plain, end);
}

const text: WriteValue = (out, at, bytes, from, end) => {
  if (end - from <= mostText) return escaped(out, at, bytes, from, end);
  const cut = Buffer.from(bytes.toString("utf8", from, end).slice(0, mostText));
  return escaped(out, at, cut, 0, cut.length);
};

/** JSON as text, without its spaces; a text without its quotes. */
const json: WriteValue = (out, at, bytes, from, end) => {
  const value: unknown = JSON.parse(bytes.toString("utf8", from, end));
  const shown = Buffer.from(typeof value === "string" ? value : value === null ? "" : JSON.stringify(value));
  return text(out, at, shown, 0, shown.length);
};

/** The clock's time in its zone, in days: a spreadsheet knows no zones. */
const moment: WriteValue = (out, at, bytes, from) =>
  at + out.write(String(epochDay + momentAt(bytes, from) / dayMs), at);

const flag: WriteValue = (out, at, bytes, from) => at + out.write(bytes[from] === letterT ? "1" : "0", at);

const number: WriteValue = (out, at, bytes, from, end) => at + bytes.copy(out, at, from, end);

/** Never a formula, whatever it begins with. The first style is that of moments. */
export function cellOf({ type }: Field): Cell {
  switch (type) {
    case "text":
    case "word":
      return { attributes: ' t="str"', write: text };
    case "number":
    case "decimal":
      return { attributes: "", write: number };
    case "boolean":
      return { attributes: ' t="b"', write: flag };
    case "time":
      return { attributes: ' s="1"', write: moment };
    case "list":
    case "json":
    case "kept":
    case "written":
      return { attributes: ' t="str"', write: json };
  }
}
