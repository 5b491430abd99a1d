import { isIPv6, type Socket } from "node:net";
import { Client } from "undici";

/** The proxy that connections leave through did not make one. */
export class ProxyFailed extends Error {
  override name = "ProxyFailed";
}

/**
 * A connection to an address through an HTTP proxy (CONNECT). It is asked for the address that was checked, not for the
 * name, so that what it looks up itself cannot lead elsewhere.
 */
export async function tunnel(
  proxy: string,
  { address, port }: { address: string; port: number },
  signal: AbortSignal,
): Promise<Socket> {
  const { origin, username, password } = new URL(proxy);
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const authority = `${isIPv6(address) ? `[${address}]` : address}:${port}`;
  const client = new Client(origin, { headersTimeout: 0 });
  const headers = {
    host: authority,
    ...(username && { "proxy-authorization": `Basic ${Buffer.from(pair).toString("base64")}` }),
  };
  try {
    const { statusCode, socket } = await client.connect({ path: authority, headers, signal });
    if (statusCode === 200) return socket as Socket;
    socket.on("error", () => undefined).destroy();
    throw new ProxyFailed(`it answered ${statusCode}`);
  } catch (error) {
    void client.destroy();
    throw error instanceof ProxyFailed ? error : new ProxyFailed((error as Error).message);
  }
}
