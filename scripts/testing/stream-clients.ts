import http from "node:http";
import { WebSocket } from "ws";

/** What a client of the stream was told: `event`s, and `gap` in their place. */
export type Told = { cursor: string; event: string; data: { data: { n: number } } & Record<string, string> };

export type Listener = {
  told: Told[];
  /** Where the stream stood when it began. */
  begun: Promise<string>;
  /** With the close code, where the transport has one. */
  closed: Promise<number>;
  close: () => void;
};

type Headers = Record<string, string>;

export const bearer = (key: string): Headers => ({ authorization: `Bearer ${key}` });

/** By Server-Sent Events, once and without coming back. */
export function listenBySse(port: number, headers: Headers, query = ""): Listener {
  const told: Told[] = [];
  const [begun, closed] = [Promise.withResolvers<string>(), Promise.withResolvers<number>()];
  const request = http.get({ port, host: "127.0.0.1", path: `/v1/stream${query}`, headers, agent: false });
  request.on("error", () => closed.resolve(0)).on("close", () => closed.resolve(0));
  request.on("response", (response) => {
    let rest = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() as string;
      for (const block of blocks) {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1] ?? "";
        if (field("data")) told.push({ cursor: field("id"), event: field("event"), data: JSON.parse(field("data")) });
        begun.resolve(field("id"));
      }
    });
    response.on("error", () => undefined);
  });
  return { told, begun: begun.promise, closed: closed.promise, close: () => request.destroy() };
}

/** By WebSocket, once and without coming back. */
export function listenBySocket(port: number, headers: Headers, query = ""): Listener {
  const told: Told[] = [];
  const [begun, closed] = [Promise.withResolvers<string>(), Promise.withResolvers<number>()];
  const ws = new WebSocket(`ws://127.0.0.1:${port}/v1/stream${query}`, { headers });
  ws.on("error", () => closed.resolve(0)).on("close", (code) => closed.resolve(code));
  ws.on("message", (text) => {
    const message = JSON.parse(String(text));
    begun.resolve(message.cursor);
    if (message.type === "gap") told.push({ cursor: message.cursor, event: "gap", data: message });
    if (message.type === "event") told.push({ ...message, event: message.event.event, data: message.event });
  });
  return { told, begun: begun.promise, closed: closed.promise, close: () => ws.terminate() };
}

export const transports = { "Server-Sent Events": listenBySse, WebSocket: listenBySocket } as const;
