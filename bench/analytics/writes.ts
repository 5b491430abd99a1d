import { database } from "#lib/db/database.ts";
import { keep } from "#lib/domain/analytics/rollups/keeping/service.ts";
import { load } from "../api/measure.ts";
import { customerOfWriter, withWriter } from "../api/shop.ts";

const rounds = 5;
const seconds = 4;
const triggers = ["note_added_conversations", "note_changed_conversations", "note_removed_conversations"];

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

/** What noting a change costs each write: the same calls in turn with and without the triggers. */
export async function measureWrites(url: string): Promise<void> {
  await withWriter(async ({ key, merchantId }) => {
    const call = (n: number) => {
      const body = { customer_id: customerOfWriter(n), channel: "web", initial_message: `Do you have number ${n}?` };
      return { method: "POST" as const, path: "/v1/conversations", body: JSON.stringify(body) };
    };
    const calls = Array.from({ length: 500 }, (_, n) => call(n));
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
    const took = { with: [] as number[], without: [] as number[] };
    await load(url, calls, { connections: 1, seconds: 2, headers });
    for (let round = 0; round < rounds * 2; round++) {
      const noted = round % 2 === 0;
      await setTriggers(noted);
      const { rate } = await load(url, calls, { connections: 1, seconds, headers });
      took[noted ? "with" : "without"].push(1000 / rate);
    }
    await setTriggers(true);
    const [noted, bare] = [middle(took.with), middle(took.without)];
    const share = (100 * (noted - bare)) / bare;
    console.log(
      `create a conversation: ${noted.toFixed(2)} ms, without noting changes ${bare.toFixed(2)} ms: ${share.toFixed(1)} % more`,
    );
    await database.query(
      "INSERT INTO analytics_changes SELECT merchant_id, date_trunc('hour', max(started_at)) FROM conversations WHERE merchant_id = $1 GROUP BY 1",
      [merchantId],
    );
    const [{ count = 0 } = {}] = await database.query<{ count: number }>(
      "SELECT count(*)::int AS count FROM conversations WHERE merchant_id = $1",
      [merchantId],
    );
    const started = performance.now();
    await keep(database, merchantId, new Date());
    console.log(
      `count a day of ${count.toLocaleString("en")} conversations anew: ${(performance.now() - started).toFixed(0)} ms`,
    );
  });
}

async function setTriggers(on: boolean): Promise<void> {
  for (const name of triggers) {
    await database.query(`ALTER TABLE conversations ${on ? "ENABLE" : "DISABLE"} TRIGGER ${name}`);
  }
}
