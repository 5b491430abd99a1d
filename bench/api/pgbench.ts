import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, glob, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { env } from "#lib/env.ts";
import { type Figures, figuresOf } from "./measure.ts";
import { filled, fresh, type Statement } from "./statements.ts";

const run = promisify(execFile);

/** PostgreSQL's own benchmark, where the machine has it; the embedded package does not bring it. */
export async function findPgbench(): Promise<string | undefined> {
  const installed = await Array.fromAsync(glob("/usr/lib/postgresql/*/bin/pgbench"));
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "pgbench"));
  for (const file of [...onPath, ...installed]) {
    const found = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (found) return file;
  }
  return undefined;
}

/** A value as SQL; a colon would be a variable of pgbench, and what must differ becomes one. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return "NULL";
  const text = Array.isArray(value) ? arrayText(value) : value instanceof Date ? value.toISOString() : String(value);
  const quoted = `E'${text.replace(/[\\']/g, "\\$&").replaceAll(":", "\\x3a").replaceAll("\n", "\\n").replaceAll(fresh, "\\x01")}'`;
  return text.includes(fresh) ? `replace(${quoted}, E'\\x01', lpad(to_hex((:salt)::bigint), 8, '0'))` : quoted;
}

function arrayText(values: readonly unknown[]): string {
  const item = (value: unknown) => {
    if (value === null) return "NULL";
    const text = value instanceof Date ? value.toISOString() : String(value);
    return `"${text.replace(/[\\"]/g, "\\$&")}"`;
  };
  return `{${values.map(item).join(",")}}`;
}

const inlined = ({ text, values }: Statement) => text.replace(/\$(\d+)/g, (_, n) => literal(values[Number(n) - 1]));

const script = (statements: readonly Statement[]) =>
  `\\set salt random(1, 4294967295)\n${statements.map((statement) => `${inlined(statement)};`).join("\n")}\n`;

type Options = { connections: number; seconds: number };

/** Runs the statements of requests, chosen at random, straight against PostgreSQL. */
export async function runPgbench(
  file: string,
  requests: readonly Statement[][],
  { connections, seconds }: Options,
): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "shopguide-pgbench-"));
  try {
    const scripts = requests.slice(0, 50).map((_, index) => join(folder, `${index}.sql`));
    await Promise.all(scripts.map((path, index) => writeFile(path, script(requests[index] ?? []))));
    const counts = ["--client", connections, "--jobs", 2, "--time", seconds].map(String);
    const args = ["--no-vacuum", "--protocol=prepared", "--log", `--log-prefix=${folder}/log`, ...counts];
    await run(file, [...args, ...scripts.flatMap((path) => ["--file", path]), env().DATABASE_URL]);
    const times: number[] = [];
    for await (const log of glob(`${folder}/log.*`)) {
      for (const line of (await readFile(log, "utf8")).trimEnd().split("\n"))
        times.push(Number(line.split(" ")[2]) / 1000);
    }
    return figuresOf(times, seconds);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The same from a loop of our own, for machines without pgbench. */
export async function runLoop(requests: readonly Statement[][], { connections, seconds }: Options): Promise<Figures> {
  const times: number[] = [];
  const end = performance.now() + seconds * 1000;
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: env().DATABASE_URL }));
  await Promise.all(
    clients.map(async (client) => {
      await client.connect();
      while (performance.now() < end) {
        const started = performance.now();
        const statements = requests[Math.floor(Math.random() * requests.length)] ?? [];
        for (const statement of filled(statements)) await client.query(statement);
        times.push(performance.now() - started);
      }
      await client.end();
    }),
  );
  return figuresOf(times, seconds);
}
