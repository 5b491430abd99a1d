import http from "node:http";
import { WebSocket } from "ws";

export type Transport = "sse" | "webSocket" | "bare";

/** Many clients that note how late each event is, and keep nothing else. */
export class Clients {
  readonly latencies: number[] = [];
  heard = 0;
  readonly #ends: (() => void)[] = [];
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  /** Answers once the stream has begun. */
  open(transport: Transport, key: string): Promise<void> {
    return transport === "sse" ? this.#openSse(key) : this.#openSocket(key, transport === "bare");
  }

  clear(): void {
    this.latencies.length = 0;
    this.heard = 0;
  }

  close(): void {
    for (const end of this.#ends) end();
  }

  #note(text: string): void {
    for (const [, at] of text.matchAll(/"sent_at":([\d.]+)/g)) {
      this.heard += 1;
      this.latencies.push(performance.timeOrigin + performance.now() - Number(at));
    }
  }

  #openSse(key: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const request = http.get({ port: this.#port, host: "127.0.0.1", path: "/v1/stream", headers, agent: false });
      this.#ends.push(() => request.destroy());
      request.on("error", reject).on("response", (response) => {
        if (response.statusCode !== 200) return reject(new Error(`the stream answered ${response.statusCode}`));
        response.setEncoding("utf8").once("data", () => resolve());
        response.on("data", (text: string) => this.#note(text)).on("error", () => undefined);
      });
    });
  }

  #openSocket(key: string, bare: boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${key}` };
      const ws = new WebSocket(`ws://127.0.0.1:${this.#port}/v1/stream`, { headers });
      this.#ends.push(() => ws.terminate());
      ws.on("error", reject).on("message", (text) => this.#note(String(text)));
      ws.once(bare ? "open" : "message", () => resolve());
    });
  }
}
