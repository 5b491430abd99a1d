import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

export interface Receiver {
  url: string;
  received: Received[];
  /** From now on it answers with this status. */
  answer(status: number): void;
  close(): void;
}

/** A merchant's server on this machine: remembers what it gets and answers with one status. */
export async function receiver(status = 200): Promise<Receiver> {
  const received: Received[] = [];
  let current = status;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(current, { "content-type": "application/json" }).end('{"received":true}');
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const answer = (next: number) => {
    current = next;
  };
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${port}/hooks`, received, answer, close };
}
