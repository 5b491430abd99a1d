import { Client } from "undici";
import type { AddressMatcher } from "./addresses.ts";
import { type ClientCertificate, Dial, type Way } from "./dial.ts";
import { AnswerCollector, type Exchange } from "./exchange.ts";
import { Stopped, TimeIsUp } from "./failures.ts";

export type Outgoing = {
  url: string;
  method: string;
  headers: Record<string, string>;
  body: string;
  /** For the whole exchange, from the look-up of the name to the last byte. */
  timeoutMs: number;
  signal?: AbortSignal;
  /** Proves who we are. Connections made with it serve only requests with the same one, which `id` tells apart. */
  client?: { id: string; certificate: ClientCertificate };
};

export type SafeFetch = {
  /** Sends a request and never throws: what went wrong is in the result. */
  send(request: Outgoing): Promise<Exchange>;
  close(): Promise<void>;
};

type Options = Pick<Way, "proxy" | "lookup"> & {
  allowed: AddressMatcher;
  maxBodyBytes: number;
  maxHeaderBytes: number;
};

/**
 * HTTP to addresses that strangers chose: each is checked when it is dialled, redirects are not followed, compression
 * is not used, no proxy but the operator's either, and only a bounded part of the answer is read. Connections are kept and used again.
 */
export function createSafeFetch(options: Options): SafeFetch {
  const idle = new Map<string, Set<Connection>>();
  const all = new Set<Connection>();

  const open = (key: string, { url, client }: Outgoing) => {
    const connection = new Connection(new URL(url).origin, options, client?.certificate, () => {
      idle.get(key)?.delete(connection);
      if (idle.get(key)?.size === 0) idle.delete(key);
      all.delete(connection);
    });
    all.add(connection);
    return connection;
  };
  const keep = (key: string, connection: Connection) => {
    if (connection.usable) idle.set(key, (idle.get(key) ?? new Set()).add(connection));
  };

  return {
    async send(request) {
      const key = `${new URL(request.url).origin} ${request.client?.id ?? ""}`;
      const [kept] = idle.get(key) ?? [];
      const connection = kept ?? open(key, request);
      idle.get(key)?.delete(connection);
      const exchange = await connection.exchange(request);
      keep(key, connection);
      // A server may close a kept connection just as it is used; that says nothing about the server.
      const stale = kept && exchange.answer === null && exchange.failure?.code === "connection_closed";
      if (!stale) return exchange;
      const fresh = open(key, request);
      const second = await fresh.exchange(request);
      keep(key, fresh);
      return second;
    },
    async close() {
      await Promise.all([...all].map((connection) => connection.close()));
    },
  };
}

/** One connection, used by one exchange at a time. */
class Connection {
  readonly #client: Client;
  readonly #maxBodyBytes: number;
  readonly #onClosed: () => void;
  #dial: Dial | undefined;
  #closed = false;

  constructor(
    origin: string,
    { allowed, maxBodyBytes, maxHeaderBytes, proxy, lookup }: Options,
    clientCertificate: ClientCertificate | undefined,
    onClosed: () => void,
  ) {
    this.#maxBodyBytes = maxBodyBytes;
    this.#onClosed = onClosed;
    this.#client = new Client(origin, {
      pipelining: 1,
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 4_000,
      keepAliveMaxTimeout: 60_000,
      connect: ({ protocol, hostname, port }, done) => {
        const dial = new Dial({ proxy, lookup, clientCertificate });
        this.#dial = dial;
        const target = {
          protocol,
          hostname: hostname.replace(/^\[|\]$/g, ""),
          port: Number(port) || defaultPort(protocol),
        };
        dial.open(target, allowed).then(
          (socket) => done(null, socket),
          (error: Error) => done(error, null),
        );
      },
    });
    // What was just handed to it learns that the connection is gone, and goes out on another.
    this.#client.on(
      "disconnect",
      () => void this.close(Object.assign(new Error("It was closed."), { code: "ECONNRESET" })),
    );
  }

  get usable(): boolean {
    return !this.#closed;
  }

  async exchange({ url, method, headers, body, timeoutMs, signal }: Outgoing): Promise<Exchange> {
    this.#dial = undefined;
    const { pathname, search } = new URL(url);
    const answer = new AnswerCollector(this.#maxBodyBytes);
    const hangUp = (reason: Error) => {
      answer.fail(reason);
      void this.close(reason);
    };
    const stop = () => hangUp(new Stopped("The sender is stopping."));
    const timer = setTimeout(() => hangUp(new TimeIsUp(`No whole answer within ${timeoutMs} ms.`)), timeoutMs);
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop, { once: true });
    this.#client.dispatch({ path: pathname + search, method, headers, body }, answer);
    await answer.done;
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
    const result = answer.result(this.#dial);
    if (result.failure || answer.cut) await this.close();
    return result;
  }

  async close(reason: Error = new Error("The connection is no longer needed.")): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#dial?.cancel(reason);
    this.#onClosed();
    await this.#client.destroy(reason);
  }
}

const defaultPort = (protocol: string) => (protocol === "https:" ? 443 : 80);
