import { createHmac, randomUUID } from "node:crypto";
import { Agent } from "undici";
import { pool } from "#lib/db/pool.ts";
import { env } from "#lib/env.ts";

// The baseline: four plain loops that claim, sign, post and write down, with no guard, limit or record of the exchange.

const loops = 4;
const atOnce = 200;
const claim = `
  UPDATE bare_deliveries SET claim_id = $1, next_attempt_at = now() + interval '20 seconds'
  WHERE id IN (SELECT id FROM bare_deliveries WHERE status = 'pending' AND next_attempt_at <= now()
    ORDER BY next_attempt_at LIMIT ${atOnce} FOR UPDATE SKIP LOCKED)
  RETURNING id, body`;
const complete = `
  WITH result AS (SELECT * FROM json_to_recordset($1::json) AS result (id text, status_code int)),
  done AS (UPDATE bare_deliveries AS d SET status = 'succeeded', claim_id = NULL FROM result WHERE d.id = result.id)
  INSERT INTO bare_attempts (delivery_id, status_code, at) SELECT id, status_code, now() FROM result`;

const http = new Agent({ connections: 64, pipelining: 1 });
const origin = process.argv[2] as string;
const secret = randomUUID();

async function send({ id, body }: { id: string; body: string }) {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
  const headers = { "content-type": "application/json", "webhook-id": id, "webhook-signature": `v1,${signature}` };
  const answer = await http.request({ origin, path: "/bare", method: "POST", headers, body });
  await answer.body.dump();
  return { id, status_code: answer.statusCode };
}

async function loop(): Promise<void> {
  for (;;) {
    const { rows } = await pool().query(claim, [randomUUID()]);
    if (rows.length === 0) return;
    const results = await Promise.all(rows.map(send));
    await pool().query(complete, [JSON.stringify(results)]);
  }
}

env();
process.send?.({ type: "ready" });
await Promise.all(Array.from({ length: loops }, loop));
process.exit(0);
