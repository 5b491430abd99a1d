const newline = 10;
const quote = 34;

/** Counts the rows that pass. */
export type Tally = { rows: number };

/** Counts records of CSV, whose quoted cells may have lines of their own; the first is the heading. */
export async function* countRecords(chunks: AsyncIterable<Buffer>, tally: Tally): AsyncGenerator<Buffer> {
  let quoted = false;
  let heading = true;
  for await (const chunk of chunks) {
    for (const byte of chunk) {
      if (byte === quote) quoted = !quoted;
      else if (byte === newline && !quoted) {
        if (heading) heading = false;
        else tally.rows++;
      }
    }
    yield chunk;
  }
}
