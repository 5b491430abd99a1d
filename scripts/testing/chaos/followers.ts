import http from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WebSocket } from "ws";

/** What a careful client keeps: what it has handled and, in the same step, where it was. */
export type Kept = { numbers: number[]; cursor: string | null; gaps: number; begun: number };

export type Follower = {
  kept: Kept;
  /** Whether the stream has begun since the last cut, so that another cut hits something. */
  isLive: () => boolean;
  /** Kills the client: whatever it had received and not yet handled is gone. */
  kill: () => void;
  stop: () => void;
};

type Session = { closed: Promise<void>; kill: () => void };
type Open = (port: number, key: string, kept: Kept) => Session;

const againMs = 30;

/** Follows the stream until stopped, and comes back with its cursor whenever it was cut. */
export function follow(open: Open, port: number, key: string): Follower {
  const kept: Kept = { numbers: [], cursor: null, gaps: 0, begun: 0 };
  let stopped = false;
  let session: Session | null = null;
  let begunBefore = 0;
  const run = async () => {
    while (!stopped) {
      begunBefore = kept.begun;
      session = open(port, key, kept);
      await session.closed;
      await sleep(againMs);
    }
  };
  void run();
  return {
    kept,
    isLive: () => kept.begun > begunBefore,
    kill: () => session?.kill(),
    stop() {
      stopped = true;
      session?.kill();
    },
  };
}

/** By Server-Sent Events, read as the specification says: a message counts once its empty line has come. */
export const bySse: Open = (port, key, kept) => {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const headers = { authorization: `Bearer ${key}`, ...(kept.cursor && { "last-event-id": kept.cursor }) };
  const request = http.get({
    port,
    host: "127.0.0.1",
    path: "/v1/stream?events=conversation.*",
    headers,
    agent: false,
  });
  let killed = false;
  request.on("response", (response) => {
    let rest = "";
    response.setEncoding("utf8").on("data", (chunk: string) => {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() as string;
      for (const block of blocks) if (!killed) handleBlock(block, kept);
    });
    response.on("close", resolve).on("error", () => resolve());
  });
  request.on("error", () => resolve()).on("close", () => resolve());
  const kill = () => {
    killed = true;
    request.destroy();
  };
  return { closed, kill };
};

function handleBlock(block: string, kept: Kept): void {
  const fields = new Map(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  if (fields.get("event") === "gap") kept.gaps += 1;
  else if (fields.has("data")) kept.numbers.push(JSON.parse(fields.get("data") as string).data.n);
  if (fields.has("")) kept.begun += 1;
  kept.cursor = fields.get("id") ?? kept.cursor;
}

/** By WebSocket. */
export const byWebSocket: Open = (port, key, kept) => {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const cursor = kept.cursor ? `&cursor=${kept.cursor}` : "";
  const headers = { authorization: `Bearer ${key}` };
  const ws = new WebSocket(`ws://127.0.0.1:${port}/v1/stream?events=conversation.*${cursor}`, { headers });
  let killed = false;
  ws.on("message", (text) => {
    if (killed) return;
    const message = JSON.parse(String(text));
    if (message.type === "event") kept.numbers.push(message.event.data.n);
    else if (message.type === "gap") kept.gaps += 1;
    else if (message.type === "subscribed") kept.begun += 1;
    kept.cursor = message.cursor ?? kept.cursor;
  });
  ws.on("close", () => resolve()).on("error", () => resolve());
  const kill = () => {
    killed = true;
    ws.terminate();
  };
  return { closed, kill };
};
