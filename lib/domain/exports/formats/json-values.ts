import { momentAt } from "./binary.ts";

/** Writes a value of a binary COPY as JSON; answers with where the next byte goes. */
export type WriteValue = (out: Buffer, at: number, bytes: Buffer, from: number, end: number) => number;

const [quote, backslash, zero, unicode] = [34, 92, 48, 117];
const [colon, dot, letterZ] = [58, 46, 90];
const dayMs = 86_400_000;

/** JSON as it is, and numbers. */
export const asItIs: WriteValue = (out, at, bytes, from, end) => at + bytes.copy(out, at, from, end);

/** Text without a letter that JSON escapes. */
export const word: WriteValue = (out, start, bytes, from, end) => {
  out[start] = quote;
  const at = start + 1 + bytes.copy(out, start + 1, from, end);
  out[at] = quote;
  return at + 1;
};

/** A byte of text is six of JSON at most. */
export const mostOfByte = 6;

/** By which letter a byte of text is escaped; 0 when it is not. As PostgreSQL does it. */
const escapes = new Uint8Array(256).fill(unicode, 0, 32);
for (const [byte, letter] of Object.entries({ 8: "b", 9: "t", 10: "n", 12: "f", 13: "r", 34: '"', 92: "\\" }))
  escapes[Number(byte)] = letter.charCodeAt(0);

export const text: WriteValue = (out, start, bytes, from, end) => {
  let at = start;
  let plain = from;
  out[at++] = quote;
  for (let place = from; place < end; place++) {
    const byte = bytes[place] as number;
    const letter = escapes[byte] as number;
    if (letter === 0) continue;
    if (place > plain) at += bytes.copy(out, at, plain, place);
    plain = place + 1;
    out[at++] = backslash;
    out[at++] = letter;
    if (letter === unicode) at += out.write(byte.toString(16).padStart(4, "0"), at);
  }
  if (end > plain) at += bytes.copy(out, at, plain, end);
  out[at++] = quote;
  return at;
};

function two(out: Buffer, at: number, value: number, then: number): number {
  out[at] = zero + Math.trunc(value / 10);
  out[at + 1] = zero + (value % 10);
  out[at + 2] = then;
  return at + 3;
}

/** A moment in UTC, `2026-11-22T10:30:00.000Z`. Rows of a day follow one another, so the day's text is kept. */
export function moments(): WriteValue {
  let known = Number.NaN;
  let dayText = Buffer.alloc(0);
  return (out, start, bytes, from) => {
    const ms = momentAt(bytes, from);
    const day = Math.floor(ms / dayMs);
    if (day !== known) {
      known = day;
      dayText = Buffer.from(`"${new Date(day * dayMs).toISOString().slice(0, 11)}`);
    }
    const rest = ms - day * dayMs;
    const seconds = Math.trunc(rest / 1000);
    out.set(dayText, start);
    let at = two(out, start + dayText.length, Math.trunc(seconds / 3600), colon);
    at = two(out, at, Math.trunc(seconds / 60) % 60, colon);
    at = two(out, at, seconds % 60, dot);
    out[at] = zero + Math.trunc((rest % 1000) / 100);
    at = two(out, at + 1, rest % 100, letterZ);
    out[at] = quote;
    return at + 1;
  };
}
