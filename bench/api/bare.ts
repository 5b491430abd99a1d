import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import pg from "pg";
import { env } from "#lib/env.ts";
import { filled, type Statement } from "./statements.ts";

// The baseline: node:http and pg alone, with the statements of a request of the API. No routing, authentication,
// limits, checks or logs; the last statement's rows go back as JSON.

pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
const pool = new pg.Pool({ connectionString: env().DATABASE_URL, max: env().DATABASE_POOL_SIZE });
const requests: Statement[][] = JSON.parse(await readFile(process.env.BENCH_STATEMENTS as string, "utf8"));
let turn = 0;

async function rows(): Promise<unknown[]> {
  const statements = requests[turn++ % requests.length] as Statement[];
  const client = await pool.connect();
  let result: unknown[] = [];
  try {
    for (const statement of filled(statements)) {
      const answer = await client.query(statement);
      if (answer.rows.length > 0) result = answer.rows;
    }
  } finally {
    client.release();
  }
  return result;
}

const server = createServer((_, response) => {
  rows().then(
    (data) => {
      response.setHeader("content-type", "application/json; charset=utf-8");
      response.end(JSON.stringify({ data }));
    },
    (error: Error) => {
      console.error(error.message);
      response.statusCode = 500;
      response.end(error.message);
    },
  );
});

server.listen(env().PORT, env().HOST, () => process.send?.({ type: "ready" }));
process.on("SIGTERM", () => process.exit(0));
