// Rows of COPY … (FORMAT binary): for each its number of columns, then each value as its length, -1 for null, and its bytes.
// Nothing has to be searched or unescaped in them.

const headerBytes = 19;
const endOfRows = -1;
const heldBytes = 128 * 1024;

export const int16 = (bytes: Buffer, at: number): number =>
  (((bytes[at] as number) << 24) >> 16) | (bytes[at + 1] as number);

export const int32 = (bytes: Buffer, at: number): number =>
  ((bytes[at] as number) << 24) |
  ((bytes[at + 1] as number) << 16) |
  ((bytes[at + 2] as number) << 8) |
  (bytes[at + 3] as number);

const epochMs = 946_684_800_000;

/** A moment, in milliseconds as JavaScript counts them; PostgreSQL counts microseconds since the year 2000. */
export const momentAt = (bytes: Buffer, at: number): number =>
  Math.floor((int32(bytes, at) * 2 ** 32 + (int32(bytes, at + 4) >>> 0)) / 1000) + epochMs;

/** Hands over each row, which lies between two places, its number of columns left out; yields after each chunk. */
export async function* eachRow(
  chunks: AsyncIterable<Buffer>,
  row: (bytes: Buffer, from: number, end: number) => void,
): AsyncGenerator<void> {
  // One buffer for all chunks: making one for each would have the collector at work a quarter of the time.
  let held = Buffer.allocUnsafeSlow(heldBytes);
  let rest = 0;
  let begun = false;
  for await (const chunk of chunks) {
    if (rest + chunk.length > held.length) held = enlarged(held, rest + chunk.length);
    const bytes = held.subarray(0, rest + chunk.copy(held, rest));
    let from = 0;
    if (!begun && bytes.length >= headerBytes) {
      begun = true;
      from = headerBytes;
    }
    for (let end = endOfRow(bytes, from); begun && end > 0; end = endOfRow(bytes, from)) {
      row(bytes, from + 2, end);
      from = end;
    }
    rest = bytes.copy(held, 0, from);
    yield;
  }
}

function enlarged(held: Buffer, size: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(2 * size);
  held.copy(larger);
  return larger;
}

/** Where the row that begins here ends; 0 when it is not whole, or none. */
function endOfRow(bytes: Buffer, from: number): number {
  if (from + 2 > bytes.length) return 0;
  const columns = int16(bytes, from);
  if (columns === endOfRows) return 0;
  let at = from + 2;
  for (let column = 0; column < columns; column++) {
    if (at + 4 > bytes.length) return 0;
    at += 4 + Math.max(0, int32(bytes, at));
  }
  return at > bytes.length ? 0 : at;
}
