import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { load } from "./measure.ts";
import { verdict } from "./print.ts";
import { customerOfWriter, type Shop } from "./shop.ts";

const seconds = 60;
const warmUp = 20;
const most = 1.1;

const run = promisify(execFile);

async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await run("ps", ["-o", "rss=", "-p", String(pid)]);
  return Number(stdout) / 1024;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The server's memory while lists, searches and new conversations come for a minute. */
export async function measureMemory(url: string, { key }: Shop, pid: number): Promise<void> {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const body = JSON.stringify({ customer_id: customerOfWriter(1), initial_message: "Is it in stock?" });
  const calls = [
    { method: "GET", path: "/v1/conversations?limit=50" },
    { method: "GET", path: "/v1/conversations?q=stock&limit=20" },
    { method: "POST", path: "/v1/conversations", body },
  ] as const;
  const readings: number[] = [];
  await load(url, calls, { connections: 16, seconds: warmUp, headers });
  const timer = setInterval(
    () =>
      residentMiB(pid).then(
        (value) => readings.push(value),
        () => undefined,
      ),
    1000,
  );
  const figures = await load(url, calls, { connections: 16, seconds, headers }).finally(() => clearInterval(timer));
  const third = Math.floor(readings.length / 3);
  const [early, late] = [mean(readings.slice(0, third)), mean(readings.slice(-third))];
  const text = `after ${warmUp} s of warming up ${early.toFixed(0)} MiB, ${seconds} s later ${late.toFixed(0)} MiB, at most ${Math.max(...readings).toFixed(0)} MiB`;
  console.log(
    `\nmemory at ${figures.rate.toFixed(0)} calls/s: ${text}   ${verdict(`flat within ${Math.round((most - 1) * 100)} %`, late <= early * most)}`,
  );
}
