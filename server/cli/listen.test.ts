import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Webhook } from "standardwebhooks";
import { afterAll, expect, test } from "vitest";
import { call } from "#scripts/testing/api.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { runProgram } from "#scripts/testing/run.ts";
import { loadApi } from "#server/web/routes.ts";

await testDatabase();

const api = await loadApi(process.cwd());
const children: ChildProcess[] = [];
afterAll(() => {
  for (const child of children) child.kill("SIGKILL");
});

/** The API on a socket, which can be cut and opened again at the same port. */
async function startServer(port = 0) {
  const server = serve({ fetch: api.fetch, port, hostname: "127.0.0.1" });
  if (!server.listening) await once(server, "listening");
  const own = (server.address() as AddressInfo).port;
  const stop = async () => {
    (server as unknown as { closeAllConnections: () => void }).closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${own}`, port: own, stop };
}

/** The command as it is run elsewhere: with no database and no settings. */
function startListening(url: string, key: string, to: string, ...more: string[]) {
  const args = ["server/cli.ts", "listen", "--url", url, "--forward-to", to, "--api-key", key, ...more];
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  const seen = { text: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    seen.text += text;
  });
  return { seen, secret: () => /whsec_\S+/.exec(seen.text)?.[0] ?? "" };
}

const begin = async (key: string, email: string) =>
  (await call("POST", "/v1/conversations", { key, body: { customer: { email } } })).json.id;

test("live events arrive signed, the exchange is printed, and nothing is lost when the server is restarted", {
  timeout: 60_000,
}, async () => {
  const { key } = await testMerchant();
  const receiver = await startReceiver((response) => response.writeHead(202).end("thanks"));
  const server = await startServer();
  const { seen, secret } = startListening(server.url, key, `${receiver.url}/hooks`, "--events", "conversation.started");
  await eventually(() => seen.text.includes("Listening."), 20_000);

  const first = await begin(key, "ada@example.com");
  const [got] = await eventually(() => receiver.received.length === 1 && receiver.received);
  const { headers, body, path } = got as NonNullable<typeof got>;
  expect(path).toBe("/hooks");
  expect(new Webhook(secret()).verify(body, headers)).toMatchObject({ data: { conversation_id: first } });
  expect(headers["x-shopguide-signature"]).toBe(createHmac("sha256", secret()).update(body).digest("hex"));
  await eventually(() => /→ conversation\.started evt_\w+\n← 202 Accepted in \d+ ms\n {2}thanks\n/.test(seen.text));

  await server.stop();
  await eventually(() => seen.text.includes("Trying again in") || seen.text.includes("ended the stream"));
  const missed = await begin(key, "bo@example.com");
  const again = await startServer(server.port);
  await eventually(() => receiver.received.length === 2, 20_000);
  expect(receiver.received.map((one) => JSON.parse(one.body).data.conversation_id)).toEqual([first, missed]);
  await again.stop();
});

test("the last events are replayed first, oldest before newest, and a receiver that is away is told", {
  timeout: 60_000,
}, async () => {
  const { key } = await testMerchant();
  const ids = [await begin(key, "a@example.com"), await begin(key, "b@example.com"), await begin(key, "c@example.com")];
  const receiver = await startReceiver();
  const server = await startServer();
  const options = ["--replay-last", "2", "--events", "conversation.*"];
  const { seen } = startListening(server.url, key, receiver.url, ...options);
  // What a slow transaction elsewhere still held back is live as well, and comes after these.
  await eventually(() => receiver.received.length >= 2, 20_000);
  const replayed = receiver.received.slice(0, 2);
  expect(replayed.map((one) => JSON.parse(one.body).data.conversation_id)).toEqual(ids.slice(1));
  const unused = await startServer();
  await unused.stop();
  const away = startListening(server.url, key, unused.url, "--replay-last", "1");
  await eventually(() => away.seen.text.includes("← no answer: ECONNREFUSED"), 20_000);
  expect(seen.text).not.toContain("no answer");
  await server.stop();
});

test.each([
  [["--forward-to", "localhost"], /--forward-to must be an address such as/],
  [["--forward-to", "http://localhost:1", "--events", "order.*"], /--events: there is no event order\.\*\./],
  [["--forward-to", "http://localhost:1", "--replay-last", "many"], /--replay-last must be a number from 0 to 100/],
])("%j is refused in one line", async (options, reason) => {
  const { code, stderr } = await runProgram(["server/cli.ts", "listen", "--api-key", "sg_x", ...options]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(reason)]);
  expect(stderr.trim().split("\n")).toHaveLength(1);
});

test("a key that is not accepted ends the command and says why", async () => {
  const server = await startServer();
  const args = [
    "listen",
    "--url",
    server.url,
    "--forward-to",
    "http://localhost:1",
    "--api-key",
    `sg_${"0".repeat(36)}`,
  ];
  const { code, stderr } = await runProgram(["server/cli.ts", ...args]);
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^✖ .*key.*\n$/i)]);
  await server.stop();
});
