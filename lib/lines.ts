import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { oneLine } from "#lib/operator-error.ts";

type Bytes = AsyncIterable<Uint8Array>;

/** A line of a file, counted from 1. One that is no text, or too long to keep in memory, has only a `problem`. */
export type Line = { number: number; text: string } | { number: number; problem: string };

/** Streams the lines that are not blank, of plain or gzipped UTF-8. Memory holds one line, however long the file. */
export async function* readLines(source: Bytes, maxBytes = 16 * 1024 * 1024): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const line = new LineBuffer(maxBytes);
  let number = 0;
  const finish = (): Line | undefined => {
    number += 1;
    const bytes = line.take();
    if (!bytes) return { number, problem: `is longer than ${maxBytes} bytes` };
    try {
      const text = decoder.decode(bytes).trim();
      return text ? { number, text } : undefined;
    } catch {
      return { number, problem: "is not valid UTF-8" };
    }
  };
  try {
    for await (const chunk of unzipped(source)) {
      let start = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
        line.add(chunk.subarray(start, end));
        start = end + 1;
        const finished = finish();
        if (finished) yield finished;
      }
      line.add(chunk.subarray(start));
    }
  } catch (error) {
    yield { number: number + 1, problem: `cannot be read, nor what follows: ${oneLine(error)}` };
    return;
  }
  const last = line.isEmpty ? undefined : finish();
  if (last) yield last;
}

/** The bytes of the line so far; past the limit only the fact that it was passed. */
class LineBuffer {
  private readonly maxBytes: number;
  private parts: Uint8Array[] = [];
  private size = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  add(part: Uint8Array): void {
    this.size += part.length;
    if (this.size > this.maxBytes) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  /** The line, or undefined when it was too long; empty again afterwards. */
  take(): Uint8Array | undefined {
    const whole = this.size > this.maxBytes ? undefined : Buffer.concat(this.parts);
    this.parts = [];
    this.size = 0;
    return whole;
  }
}

/** Recognises gzip by its first two bytes, so that a file's name does not matter. */
async function* unzipped(source: Bytes): Bytes {
  const chunks = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const { done, value } = await chunks.next();
    if (done) break;
    head = Buffer.concat([head, value]);
  }
  const all = rejoin(head, chunks);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  // The callback is for the pipeline's errors, which reach us through the iteration as well.
  yield* isGzip ? pipeline(Readable.from(all), createGunzip(), () => undefined) : all;
}

async function* rejoin(head: Uint8Array, rest: AsyncIterator<Uint8Array>): Bytes {
  yield head;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}
