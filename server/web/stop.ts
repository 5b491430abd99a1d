import type { Server } from "node:http";

const drainMs = 10_000;
const idleMs = 50;

type Steps = {
  /** Ends answers that would never end by themselves. */
  letGo: () => void;
  clean: () => Promise<void>;
};

/** On SIGTERM, SIGINT or a lost parent: no new connections, open calls finish, then `clean` and exit. */
export function onStop(server: Server, { letGo, clean }: Steps): void {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), drainMs + 5000).unref();
    const closed = new Promise((resolve) => server.close(resolve));
    letGo();
    // A browser reopens an ended stream over the connection that it came on, which would hold the server up.
    const idle = setInterval(() => server.closeIdleConnections(), idleMs);
    const cut = setTimeout(() => server.closeAllConnections(), drainMs);
    await closed;
    clearTimeout(cut);
    clearInterval(idle);
    await clean();
    process.exit(0);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop);
}
