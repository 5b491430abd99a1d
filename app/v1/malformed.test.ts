import http from "node:http";
import { type AddressInfo, connect } from "node:net";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { database } from "#lib/db/database.ts";
import { contracts } from "#lib/domain/contracts.ts";
import { flushCalls } from "#lib/domain/request-logs/record.ts";
import { provideSettings } from "#lib/env.ts";
import { errorEnvelope } from "#lib/http/error-envelope.ts";
import { errorStatus } from "#lib/http/errors.ts";
import { testDatabase } from "#scripts/testing/database.ts";
import { extremeRequests, type Malformed, malformedRequests } from "#scripts/testing/malformed.ts";
import { testMerchant } from "#scripts/testing/merchant.ts";
import { ownOneOfEach } from "#scripts/testing/owned.ts";
import { apiListener } from "#server/web/routes.ts";
import { makeServer } from "#server/web/server.ts";

await testDatabase();
provideSettings({ RATE_LIMIT_PER_KEY: "1000000", RATE_LIMIT_PER_MERCHANT: "1000000" });

const listener = await apiListener(fileURLToPath(new URL("../..", import.meta.url)));
const server = makeServer(listener, listener);
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;
const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });
afterAll(() => server.close().closeAllConnections());

type Answer = { status: number; headers: http.IncomingHttpHeaders; text: string };

function send({ method, path, headers, body }: Omit<Malformed, "why">): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
    const request = http.request(
      { port, agent, method, path, headers: { ...headers, ...length } },
      async (response) => {
        let text = "";
        for await (const chunk of response.setEncoding("utf8")) text += chunk;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
      },
    );
    request.on("error", reject);
    request.end(body);
  });
}

/** What comes back for bytes that no HTTP client would send. */
function sendRaw(bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    let text = "";
    socket.setEncoding("latin1").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("close", () => resolve(text));
    socket.on("error", reject);
  });
}

/** What is wrong with this as an answer to a request that cannot be meant; nothing when it is right. */
function faultOf({ status, headers, text }: Answer): string | null {
  if (status < 400 || status > 499) return `${status} ${text.slice(0, 200)}`;
  const parsed = errorEnvelope.safeParse(JSON.parse(text || "null"));
  if (!parsed.success) return `not the documented form: ${text.slice(0, 200)}`;
  const { error, request_id, doc_url } = parsed.data;
  if (errorStatus[error.code] !== status) return `${error.code} with ${status}`;
  if (/Invalid input|Too (small|big)|expected \w+, received/.test(error.message)) return `raw words: ${error.message}`;
  if (headers["x-request-id"] !== request_id) return "another request_id in the header";
  return doc_url?.endsWith(`#${error.code.toLowerCase()}`) ? null : `doc_url ${doc_url}`;
}

async function rowCounts(): Promise<Record<string, number>> {
  await flushCalls();
  const tables = await database.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition
     AND relnamespace = current_schema::regnamespace AND relname NOT IN ('request_logs', 'request_counts', 'request_times') ORDER BY 1`,
  );
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await database.query<{ rows: number }>(`SELECT count(*) AS rows FROM "${name}"`);
    counts[name] = row?.rows ?? 0;
  }
  return counts;
}

const { key } = await testMerchant();
const owned = await ownOneOfEach(key, "127.0.0.0/8");
const corpus = contracts.flatMap((contract) => malformedRequests(contract, key, owned));
const wellAgain = { method: "GET", path: "/v1/webhook-endpoints", headers: { authorization: `Bearer ${key}` } };

test("the corpus has at least 2,000 requests", () => {
  expect(corpus.length).toBeGreaterThanOrEqual(2_000);
});

test("what cannot be meant is refused with a reason in the documented form, and nothing is written", async () => {
  const before = await rowCounts();
  const faults: string[] = [];
  const rest = [...corpus];
  const work = async () => {
    for (let request = rest.pop(); request; request = rest.pop()) {
      const fault = faultOf(await send(request));
      if (fault) faults.push(`${request.method} ${request.path.slice(0, 80)} (${request.why}): ${fault}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  expect(faults).toEqual([]);
  expect(await rowCounts()).toEqual(before);
  expect((await send(wellAgain)).status).toBe(200);
}, 300_000);

test("values beyond what anybody sends are taken or refused, never answered with a failure", async () => {
  const rest = contracts
    .filter((contract) => !contract.public && contract.responses[200] !== "event-stream")
    .flatMap((contract) => extremeRequests(contract, key, owned));
  expect(rest.length).toBeGreaterThan(500);
  const failures: string[] = [];
  for (const request of rest) {
    const { status, text } = await send(request);
    if (status >= 500)
      failures.push(
        `${request.method} ${request.path.slice(0, 120)} ${request.body?.toString().slice(0, 160)}: ${text}`,
      );
  }
  expect(failures).toEqual([]);
}, 300_000);

test.each(["HEAD", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "QUERY", "DELETE"])(
  "%s, which this path does not have, is 405 and names those that it has",
  async (method) => {
    const answer = await send({ ...wellAgain, method });
    if (method === "HEAD") expect([answer.status, answer.text]).toEqual([200, ""]);
    else expect([faultOf(answer), answer.status, answer.headers.allow]).toEqual([null, 405, "GET, POST"]);
  },
);

const host = "Host: localhost\r\n";
const head = `GET /v1/webhook-endpoints HTTP/1.1\r\n${host}Authorization: Bearer ${key}\r\n`;
const post = `POST /v1/conversations HTTP/1.1\r\n${host}Authorization: Bearer ${key}\r\nContent-Type: application/json\r\n`;

test.each([
  ["no HTTP", "hello\r\n\r\n"],
  ["a method of nobody", `${head.replace("GET", "G€T")}\r\n`],
  ["another protocol", "GET / SMTP/1.0\r\n\r\n"],
  ["TLS on the plain port", Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])],
  ["no host", `${head.replace(host, "")}\r\n`],
  ["a host that is none", `${head.replace("localhost", "a b")}\r\n`],
  ["a host with a path", `${head.replace("localhost", "localhost/x")}\r\n`],
  ["a header without a name", `${head}: x\r\n\r\n`],
  ["a header without a colon", `${head}nonsense\r\n\r\n`],
  ["a blank before the colon", `${head}X-A : b\r\n\r\n`],
  ["a NUL in a header", `${head}X-A: b\0c\r\n\r\n`],
  ["a bare line feed in a header", `${head}X-A: b\rc\r\n\r\n`],
  ["headers of 100 kB", `${head}X-A: ${"x".repeat(100_000)}\r\n\r\n`],
  ["ten thousand headers", `${head}${"X-A: b\r\n".repeat(10_000)}\r\n`],
  ["two lengths", `${post}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`],
  ["a negative length", `${post}Content-Length: -1\r\n\r\n{}`],
  ["a length in words", `${post}Content-Length: two\r\n\r\n{}`],
  ["a length and chunks", `${post}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
  ["chunks of no size", `${post}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`],
  ["chunks that are not last", `${post}Transfer-Encoding: chunked, gzip\r\n\r\n{}`],
  ["half a body", `${post}Content-Length: 100\r\n\r\n{`],
])("%s is 400 or cut, and the next caller is served", async (_, bytes) => {
  const text = await sendRaw(bytes);
  if (text !== "") {
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    const answer = JSON.parse(Buffer.from(text.slice(text.indexOf("\r\n\r\n") + 4), "latin1").toString());
    expect(errorEnvelope.parse(answer).error.code).toBe("INVALID_REQUEST");
  }
  expect((await send(wellAgain)).status).toBe(200);
});
