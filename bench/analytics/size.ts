import { database } from "#lib/db/database.ts";
import { pool } from "#lib/db/pool.ts";
import { keep, merchantsWithWork } from "#lib/domain/analytics/rollups/keeping/service.ts";
import { freePort } from "#scripts/testing/port.ts";
import { type Call, type Figures, figuresOf, load } from "../api/measure.ts";
import { type Shop, withReader } from "../api/shop.ts";
import { startProcess, stopProcess } from "../process.ts";
import { rawSeries, rawSummary } from "./raw.ts";
import { measureWrites } from "./writes.ts";

// Measures one size and tells the parent: `node bench/analytics/size.ts CONVERSATIONS [SECTION…]`.

export type Measured = Record<string, Figures>;

const seconds = Number(process.env.BENCH_SECONDS ?? 10);
const rawTimes = 20;
const days = 90;

const [conversations = "", ...chosen] = process.argv.slice(2);
const wants = (section: string) => chosen.length === 0 || chosen.includes(section);
const port = await freePort();
const server = await startProcess(new URL("../api/server.ts", import.meta.url), port);
const url = `http://127.0.0.1:${port}`;
const measured: Measured = {};

console.log(`\n${Number(conversations).toLocaleString("en")} conversations`);
await keepAll();
if (wants("read")) await withReader(read);
if (wants("write")) await measureWrites(url);
await stopProcess(server);
await pool().end();
process.send?.(measured);

/** What the worker does after an update, told by its time. */
async function keepAll(): Promise<void> {
  const started = performance.now();
  let parts = 0;
  for (let waiting = await merchantsWithWork(new Date(), 100); waiting.length > 0; ) {
    for (const id of waiting) while (++parts && (await keep(database, id, new Date())));
    waiting = await merchantsWithWork(new Date(), 100);
  }
  await database.query("VACUUM ANALYZE analytics_days");
  if (parts > 0)
    console.log(`counted all history in ${((performance.now() - started) / 1000).toFixed(1)} s, ${parts} parts`);
}

async function read({ key, merchantId }: Shop): Promise<void> {
  const to = new Date(Date.now() - 86_400_000);
  const from = new Date(to.getTime() - (days - 1) * 86_400_000);
  const range = `from=${from.toISOString().slice(0, 10)}&to=${to.toISOString().slice(0, 10)}`;
  const series = "metrics=conversations,first_response,escalation_rate&group_by=channel,device_type";
  await compare("summary of 90 days, compared", `/v1/analytics/summary?${range}`, rawSummary, 2);
  await compare("series by day and two groups", `/v1/analytics/conversations?${range}&${series}`, rawSeries, 1);

  async function compare(name: string, path: string, sql: string, stretches: number): Promise<void> {
    const call: Call = { method: "GET", path };
    const options = { connections: 1, headers: { authorization: `Bearer ${key}` } };
    await load(url, [call], { ...options, seconds: 2 });
    const api = await load(url, [call], { ...options, seconds });
    const raw = await byHand(sql, stretches);
    measured[name] = api;
    const shown = ({ p50, p95 }: Figures) => `p50 ${p50.toFixed(1).padStart(7)}  p95 ${p95.toFixed(1).padStart(7)} ms`;
    console.log(
      `${name.padEnd(34)}${shown(api)} | raw SQL ${shown(raw)} | ${(raw.p50 / api.p50).toFixed(1)} times faster`,
    );
  }

  async function byHand(sql: string, stretches: number): Promise<Figures> {
    const times: number[] = [];
    const since = performance.now();
    for (let turn = 0; turn < rawTimes; turn++) {
      const started = performance.now();
      for (let back = 0; back < stretches; back++) {
        const bounds = [from, to].map((day) => new Date(day.getTime() - back * days * 86_400_000));
        await database.query(sql, [merchantId, ...bounds]);
      }
      times.push(performance.now() - started);
    }
    return figuresOf(times, (performance.now() - since) / 1000);
  }
}
