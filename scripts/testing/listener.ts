import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import { EventSource } from "eventsource";
import { afterAll } from "vitest";
import { streamTypes } from "#lib/domain/stream/contract.ts";
import { loadApi } from "#server/web/routes.ts";

export type Heard = { id: string; event: string; data: { id: string; event: string; data: Record<string, unknown> } };

/** The API on a socket of its own, to be listened to by an independent EventSource client. */
export async function listenableApi() {
  const api = await loadApi(fileURLToPath(new URL("../..", import.meta.url)));
  const server = createServer(getRequestListener(api.fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const open = new Set<EventSource>();
  afterAll(() => {
    for (const source of open) source.close();
    server.close().closeAllConnections();
  });

  /** Answers once the stream has begun. */
  async function listen(key: string, query = "", lastEventId?: string) {
    const heard: Heard[] = [];
    const source = new EventSource(`${address}/v1/stream?${query}`, {
      fetch: (url, init) =>
        fetch(url, {
          ...init,
          headers: {
            ...init.headers,
            authorization: `Bearer ${key}`,
            ...(lastEventId && { "last-event-id": lastEventId }),
          },
        }),
    });
    open.add(source);
    for (const type of [...streamTypes, "gap"]) {
      source.addEventListener(type, (message) => {
        heard.push({ id: message.lastEventId, event: message.type, data: JSON.parse(message.data) });
      });
    }
    const failure = Promise.withResolvers<number>();
    await new Promise<void>((resolve, reject) => {
      source.onopen = () => resolve();
      source.onerror = ({ code, message }) => {
        reject(new Error(`${code} ${message}`));
        failure.resolve(code ?? 0);
      };
    });
    return { heard, close: () => source.close(), failed: failure.promise };
  }

  return { address, listen };
}
