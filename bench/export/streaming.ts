import { createGunzip } from "node:zlib";

type Streamed = { rows: number; seconds: number; firstByteMs: number };

const newline = 10;

/** Reads a whole streaming export and counts its rows. */
export async function streamAll(url: string, key: string, resource: string): Promise<Streamed> {
  const at = performance.now();
  const response = await fetch(`${url}/v1/exports/stream?resource=${resource}&compression=gzip`, {
    headers: { authorization: `Bearer ${key}`, "accept-encoding": "identity" },
  });
  if (!response.ok || !response.body) throw new Error(`The stream answered ${response.status}`);
  let firstByteMs = 0;
  let seconds = 0;
  const gunzip = createGunzip();
  const counted = countRows(gunzip);
  for await (const chunk of response.body) {
    firstByteMs ||= performance.now() - at;
    gunzip.write(chunk);
  }
  seconds = (performance.now() - at) / 1000;
  gunzip.end();
  return { rows: await counted, seconds, firstByteMs };
}

async function countRows(lines: AsyncIterable<Buffer>): Promise<number> {
  let rows = 0;
  for await (const chunk of lines) {
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, at + 1)) rows++;
  }
  return rows;
}
