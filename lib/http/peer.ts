import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { shared } from "#lib/shared.ts";
import { normaliseAddress } from "./addresses.ts";

const header = "x-shopguide-peer";

// Known only inside this process: a client that sends the header itself cannot guess it.
const proof = shared("peer-proof", () => randomBytes(16).toString("hex"));

/** The address at the other end of the socket. */
export function socketAddress(request: IncomingMessage): string | null {
  return normaliseAddress(request.socket.remoteAddress ?? "");
}

/** Notes the socket's address where a `Request` made from this message still shows it. */
export function stampPeer(request: IncomingMessage): void {
  request.headers[header] = `${proof} ${socketAddress(request) ?? ""}`;
}

/** The socket's address as our server noted it; null under a host that is not our server. */
export function peerFromHeader(value: string | null | undefined): string | null {
  const [given, address] = (value ?? "").split(" ");
  return given === proof && address ? address : null;
}

export const peerOf = (request: Request): string | null => peerFromHeader(request.headers.get(header));
