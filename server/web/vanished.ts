import { readFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { normaliseAddress } from "#lib/http/addresses.ts";

// Who vanishes without a word, such as a phone that loses its network, acknowledges nothing any more. The system tries for
// a quarter of an hour before it says so; Linux shows how often it has tried. Elsewhere only its word counts.

const everyMs = 15_000;
/** Each try waits twice as long as the one before; with a usual network the seventh is made after 25 seconds. */
const mostTries = 7;

const tables = ["/proc/self/net/tcp", "/proc/self/net/tcp6"];
const connection = /^ *\d+: \S+ ([\dA-F]+):([\dA-F]{4}) 01 \S+ \S+ ([\dA-F]{8}) +\d+ +(\d+)/gm;

/** The other ends that have not answered so many tries in a row, as `address port`. */
export function unanswered(table: string, least: number): Set<string> {
  const found = new Set<string>();
  for (const [, address = "", port = "", resent = "", probes] of table.matchAll(connection)) {
    if (Math.max(Number.parseInt(resent, 16), Number(probes)) < least) continue;
    found.add(`${readAddress(address)} ${Number.parseInt(port, 16)}`);
  }
  return found;
}

/** The kernel writes addresses as 32-bit numbers in its own order of bytes. */
function readAddress(hex: string): string | null {
  const numbers = hex.match(/.{8}/g)?.map((word) => Number.parseInt(word, 16)) ?? [];
  const bytes = Buffer.from(Uint32Array.from(numbers).buffer);
  const text = bytes.length === 4 ? bytes.join(".") : (bytes.toString("hex").match(/.{4}/g)?.join(":") ?? "");
  return normaliseAddress(text);
}

/** Ends connections whose other end has vanished. A stream's client finds its place again by its cursor. */
export function createWatch(lookEveryMs = everyMs, tries = mostTries) {
  const sockets = new Set<Socket>();
  let watching = false;

  async function look(): Promise<void> {
    const read = await Promise.all(tables.map((table) => readFile(table, "latin1").catch(() => "")));
    const vanished = new Set(read.flatMap((table) => [...unanswered(table, tries)]));
    for (const socket of sockets) {
      if (!socket.destroyed && vanished.has(nameOf(socket))) socket.destroy();
      if (socket.destroyed) sockets.delete(socket);
    }
    watching = sockets.size > 0;
    if (watching) setTimeout(look, lookEveryMs).unref();
  }

  return (socket: Socket): void => {
    sockets.add(socket);
    if (!watching) setTimeout(look, lookEveryMs).unref();
    watching = true;
  };
}

const nameOf = ({ remoteAddress = "", remotePort }: Socket) => `${normaliseAddress(remoteAddress)} ${remotePort}`;
