import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll } from "vitest";

export type Received = { path: string; headers: Record<string, string>; body: string; at: number };
type Answer = (response: http.ServerResponse, received: Received, count: number) => void;

const ok: Answer = (response) => response.end("ok");

/** A webhook receiver on this machine that remembers what it got. It is closed at the end of the test file. */
export async function startReceiver(answer: Answer = ok) {
  const received: Received[] = [];
  let current = answer;
  const server = http.createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request.setEncoding("utf8")) body += chunk;
    const headers = request.headers as Record<string, string>;
    const one = { path: request.url ?? "/", headers, body, at: Date.now() };
    received.push(one);
    current(response, one, received.length);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (next: Answer) => {
      current = next;
    },
  };
}

/** Waits until the condition holds and answers with what it gave; fails after `timeoutMs`. */
export async function eventually<T>(
  probe: () => T | false | undefined | Promise<T | false | undefined>,
  timeoutMs = 5_000,
): Promise<T> {
  for (const until = Date.now() + timeoutMs; ; ) {
    const found = await probe();
    if (found) return found;
    if (Date.now() > until) throw new Error(`Not within ${timeoutMs} ms: ${probe}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
