import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";
import { z } from "zod";
import { type Line, readLines } from "#lib/lines.ts";
import { oneLine } from "#lib/operator-error.ts";
import { Dialog, type Period, toImportLine } from "./taskmaster/dialog.ts";

const usage = `Usage: node scripts/convert-taskmaster.ts FILE [options] > out.jsonl

Turns dialogs of the Taskmaster-4 data set (JSON Lines, plain or gzipped; - for standard input) into the format that
"shopguide import conversations" reads. The data set has neither times nor customers: both are invented, the same ones
each time for the same --start and --days.

  --start DATE  first day of the conversations (default: as many days ago as --days says)
  --days N      days over which they are spread (default: 90)
  --gzip        compress the output
  --help        show this text`;

const dayMs = 86_400_000;

type Options = { file: string; period: Period; gzip: boolean };

/** What the command line asks for; null when it asks for help. */
function readOptions(now: Date): Options | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      start: { type: "string" },
      days: { type: "string", default: "90" },
      gzip: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const [file, ...more] = positionals;
  if (!file || more.length > 0) throw new Error("Name one file, or - for standard input; --help tells more.");
  return { file, period: readPeriod(values.start, Number(values.days), now), gzip: values.gzip };
}

function readPeriod(first: string | undefined, days: number, now: Date): Period {
  if (!Number.isInteger(days) || days < 1) throw new Error("--days must be a whole number above 0.");
  const today = Math.floor(now.getTime() / dayMs) * dayMs;
  const start = first === undefined ? new Date(today - days * dayMs) : new Date(`${first}T00:00:00Z`);
  if (Number.isNaN(start.getTime())) throw new Error("--start must be a date such as 2026-08-01.");
  if (start.getTime() + days * dayMs > now.getTime()) {
    throw new Error(`${days} days from ${first} reach into the future; choose an earlier --start or fewer --days.`);
  }
  return { start, days };
}

async function* convert(lines: AsyncIterable<Line>, period: Period): AsyncGenerator<string> {
  for await (const line of lines) {
    const converted = convertLine(line, period);
    if (converted) yield converted;
  }
}

function convertLine(line: Line, period: Period): string | undefined {
  try {
    if ("problem" in line) throw new Error(line.problem);
    const { data, error } = Dialog.safeParse(JSON.parse(line.text));
    if (error) throw new Error(z.prettifyError(error));
    return `${JSON.stringify(toImportLine(data, period))}\n`;
  } catch (error) {
    process.exitCode = 1;
    console.error(`Line ${line.number} is left out: ${oneLine(error)}`);
    return undefined;
  }
}

async function main(): Promise<void> {
  const options = readOptions(new Date());
  if (!options) return console.log(usage);
  const source = options.file === "-" ? process.stdin : (await open(options.file)).createReadStream();
  const lines = Readable.from(convert(readLines(source), options.period));
  if (options.gzip) await pipeline(lines, createGzip(), process.stdout);
  else await pipeline(lines, process.stdout);
}

main().catch((error: Error & { code?: string }) => {
  // A reader that has seen enough, such as head, is no failure.
  if (error.code === "EPIPE") return;
  console.error(oneLine(error));
  process.exitCode = 1;
});
