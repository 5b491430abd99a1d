import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { contracts } from "#lib/domain/contracts.ts";
import { env, provideSettings } from "#lib/env.ts";
import { addressOf } from "#lib/http/client.ts";
import type { Contract } from "#lib/http/contract.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { startMailbox } from "#scripts/testing/mailbox.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { type Owned, sampleOf } from "#scripts/testing/operations.ts";
import { ownOneOfEach } from "#scripts/testing/owned.ts";
import { eventually, startReceiver } from "#scripts/testing/receiver.ts";
import { foundIn, secretsIn, sizesOf, tablesWith } from "#scripts/testing/secrets.ts";
import { signedIn } from "#scripts/testing/session.ts";

await testDatabase();
await startMailbox();
// The product mails its links, so none is in its log; this process makes links without mail, to follow them.
const { SMTP_URL = "" } = env();
provideSettings({ SMTP_URL: "" });

// The started product, told to log all it can, used in every way that there is, and then everything that it wrote.

const processes: ChildProcess[] = [];
const secrets = new Set<string>();
const refusals: string[] = [];
let written = "";
let site = "";

beforeAll(async () => {
  const build = `${process.env.NEXT_DIST_DIR ?? ".next"}/BUILD_ID`;
  if (!existsSync(build)) throw new Error("This test needs a production build. Run: npm run build");
  const PORT = String(await freePort());
  site = `http://127.0.0.1:${PORT}`;
  await Promise.all([start("server/web.ts", PORT), start("server/worker.ts", PORT)]);
}, 60_000);

afterAll(() => {
  for (const child of processes) child.kill("SIGKILL");
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function start(script: string, PORT: string): Promise<void> {
  const { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY } = env();
  const settings = { DATABASE_URL, NEXTAUTH_SECRET, ENCRYPTION_KEY, SMTP_URL, PORT, NEXTAUTH_URL: site };
  const child = fork(script, {
    execPath: "node",
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: {
      ...process.env,
      ...settings,
      NODE_ENV: "production",
      LOG_LEVEL: "trace",
      WEBHOOK_ALLOWED_SUBNETS: "127.0.0.1",
    },
  });
  processes.push(child);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      written += text;
    });
  }
  await once(child, "message");
}

type Caller = { key?: string; headers?: Record<string, string> };

async function send(method: string, path: string, { key, headers = {} }: Caller, body?: unknown): Promise<string> {
  const leave = new AbortController();
  const response = await fetch(`${site}${path}`, {
    method,
    headers: {
      ...(key && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    signal: leave.signal,
  });
  const type = response.headers.get("content-type") ?? "";
  const isLines = /jsonl|ndjson/.test(type);
  const text = type.startsWith("text/event-stream") ? "" : await response.text();
  leave.abort();
  // A page's own address is in its code, whatever somebody put there; an answer of the API repeats nothing.
  if (response.status >= 400 && path.startsWith("/v1")) refusals.push(text);
  else if (text.startsWith("{"))
    for (const json of isLines ? text.trimEnd().split("\n") : [text]) keep(secretsIn(JSON.parse(json)));
  return text;
}

function keep(found: readonly string[]): void {
  for (const secret of found) secrets.add(secret);
}

type Someone = { key: string; headers: Record<string, string>; owned: Owned; session: Owned };

/** A new shop with one of everything, its key and its owner's session. */
async function someone(): Promise<Someone> {
  const { account, key, password } = await testMerchant();
  const owned = await ownOneOfEach(key, "127.0.0.0/8");
  const { headers, owned: session } = await signedIn(account);
  keep([key, password, String(owned.invitation_token), String(owned.reset_token)]);
  keep([String(headers.cookie).split("=")[1] ?? ""]);
  return { key, headers, owned, session };
}

/** Each operation as it is meant, with a repetition, and with what people get wrong: secrets in the wrong places too. */
async function use(contract: Contract, { key, headers: cookies, ...own }: Someone): Promise<void> {
  const { person } = sampleOf(contract.id);
  const caller: Caller = person ? { headers: cookies } : { key };
  const owned = { ...own.owned, ...(person && own.session) };
  const { query, body, after } = sampleOf(contract.id, owned);
  const given = (person && (await after?.(cookies))) ?? body;
  keep(secretsIn(given));
  const path = addressOf(contract, { params: owned });
  const headers = { ...caller.headers, "idempotency-key": `once-${contract.id}` };
  const { method } = contract;
  await send(method, query ? `${path}?${query}` : path, { ...caller, headers }, given);
  await send(method, query ? `${path}?${query}` : path, { ...caller, headers }, given);
  const hidden = [...secrets].slice(-3);
  await send(method, `${path}?limit=${encodeURIComponent(hidden[0] ?? "")}`, caller, given);
  if (!contract.body) return;
  await send(method, path, caller, { ...(given as object), no_such_field: hidden });
  await send(method, path, caller, JSON.stringify({ secret: hidden }).slice(0, -2));
  await send(method, path, caller, hidden);
}

test("no key, password, secret, code or cookie is in any log, error or table after all was used and misused", async () => {
  const receiver = await startReceiver((response) => response.end());
  const reader = await someone();
  for (const contract of contracts) await use(contract, contract.method === "GET" ? reader : await someone());
  const { key } = reader;
  await send("POST", "/v1/webhook-endpoints", { key }, { url: receiver.url, event_types: ["*"] });
  await send("POST", "/v1/conversations", { key }, sampleOf("createConversation").body);
  await signInByPage();
  await eventually(() => receiver.received.length > 0, 10_000);
  const [last = ""] = [...secrets].filter((secret) => secret.startsWith("sg_"));
  for (const place of [`/v1/conversations?key=${last}`, `/v1/conversations/${last}`, `/${last}`, `/docs/${last}`]) {
    await send("GET", place, { key: `${last}x` });
  }
  await stopAll();

  expect(secrets.size).toBeGreaterThan(contracts.length);
  expect(refusals.length).toBeGreaterThan(contracts.length);
  const sizes = await sizesOf(["request_logs", "audit_logs", "idempotency_records", "webhook_attempts"]);
  for (const size of Object.values(sizes)) expect(size).toBeGreaterThan(0);
  expect(foundIn(written, secrets)).toEqual([]);
  expect(refusals.flatMap((text) => (foundIn(text, secrets).length > 0 ? [text.slice(0, 300)] : []))).toEqual([]);
  expect(await tablesWith(secrets)).toEqual([]);
}, 600_000);

/** As a browser does: with a wrong password, with the right one, and on to pages. */
async function signInByPage(): Promise<void> {
  const { account, password } = await testMerchant();
  const csrf = await fetch(`${site}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  for (const tried of ["another wrong password", password]) {
    const body = new URLSearchParams({ email: account.user.email, password: tried, csrfToken, json: "true" });
    const answer = await fetch(`${site}/api/auth/callback/credentials`, { method: "POST", body, headers: { cookie } });
    keep([tried, csrfToken]);
    const session = answer.headers.getSetCookie().find((line) => line.includes("session-token")) ?? "";
    const token = session.split(";")[0]?.split("=")[1];
    if (!token) continue;
    keep([token]);
    await fetch(`${site}/overview`, { headers: { cookie: session.split(";")[0] ?? "" } });
  }
}

async function stopAll(): Promise<void> {
  for (const child of processes) child.kill("SIGTERM");
  await Promise.all(processes.map((child) => (child.exitCode === null ? once(child, "exit") : null)));
}
