import { createServer, type IncomingHttpHeaders } from "node:http";
import { env } from "#lib/env.ts";
import type { Request } from "#scripts/testing/chaos/repeats.ts";
import type { Report } from "./sinks.ts";

// Receivers in a process of their own: a path is an endpoint, those below /hang never answer, and what comes to /chaos is
// remembered one by one.

let seen: Report = { received: 0, ids: 0, first: 0, last: 0, latencies: [], open: 0, mostOpen: 0 };
let ids = new Set<string>();
let requests: Request[] = [];
const stamp = /"timestamp":"([^"]+)"/;

const server = createServer((request, response) => {
  seen.mostOpen = Math.max(seen.mostOpen, ++seen.open);
  response.on("close", () => seen.open--);
  let body = "";
  request.setEncoding("utf8").on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    if (request.url?.startsWith("/hang")) return;
    const now = Date.now();
    seen.first ||= now;
    seen.last = now;
    seen.received += 1;
    ids.add(String(request.headers["x-shopguide-delivery"] ?? request.headers["webhook-id"]));
    if (request.url === "/chaos") requests.push(requestOf(request.headers, now));
    const at = stamp.exec(body)?.[1];
    if (at) seen.latencies.push(now - Date.parse(at));
    response.end();
  });
});
server.keepAliveTimeout = 60_000;
server.listen(env().PORT, "127.0.0.1", () => process.send?.({ type: "ready" }));

const requestOf = (headers: IncomingHttpHeaders, at: number): Request => ({
  delivery: String(headers["x-shopguide-delivery"]),
  attempt: Number(headers["x-shopguide-attempt"]),
  at,
});

process.on("message", (question: string) => {
  if (question === "requests") process.send?.(requests);
  if (question === "report") process.send?.({ ...seen, ids: ids.size });
  if (question !== "reset") return;
  seen = { received: 0, ids: 0, first: 0, last: 0, latencies: [], open: seen.open, mostOpen: seen.open };
  ids = new Set();
  requests = [];
  process.send?.({ type: "reset" });
});
process.on("SIGTERM", () => process.exit(0));
