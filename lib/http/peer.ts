import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { TLSSocket } from "node:tls";
import { env } from "#lib/env.ts";
import { shared } from "#lib/shared.ts";
import { type AddressMatcher, matchAddresses, normaliseAddress } from "./addresses.ts";
import { clientAddress, isEncrypted } from "./client-address.ts";

/** Who is at the other end, as far as our server can tell; the address is null where it is not known. */
export type Client = { address: string | null; encrypted: boolean };

const header = "x-shopguide-peer";

// Known only inside this process: a client that sends the header itself cannot guess it.
const proof = shared("peer-proof", () => randomBytes(16).toString("hex"));

let trusted: { subnets: readonly string[]; matches: AddressMatcher } | undefined;

function trustedProxies(): AddressMatcher {
  const subnets = env().TRUSTED_PROXIES;
  if (trusted?.subnets !== subnets) trusted = { subnets, matches: matchAddresses(subnets) };
  return trusted.matches;
}

/** Who sent this message, past the proxies that the operator trusts. */
export function clientOf({ socket, headers }: Pick<IncomingMessage, "socket" | "headers">): Client {
  const peer = normaliseAddress(socket.remoteAddress ?? "");
  const proxies = trustedProxies();
  const forwardedFor = headers?.["x-forwarded-for"];
  const forwardedProto = headers?.["x-forwarded-proto"];
  return {
    address: clientAddress(peer, forwardedFor === undefined ? null : String(forwardedFor), proxies),
    encrypted: isEncrypted(
      socket as TLSSocket,
      peer,
      forwardedProto === undefined ? null : String(forwardedProto),
      proxies,
    ),
  };
}

/** Notes who the client is where a `Request` made from this message still shows it. */
export function stampClient(request: IncomingMessage, { address, encrypted }: Client): void {
  request.headers[header] = `${proof} ${encrypted ? "https" : "http"} ${address ?? ""}`;
}

/** The client as our server noted it; unknown under a host that is not our server. */
export function clientFromHeader(value: string | null | undefined): Client {
  const [given, scheme, address] = (value ?? "").split(" ");
  if (given !== proof) return { address: null, encrypted: false };
  return { address: address || null, encrypted: scheme === "https" };
}

/** The client's address from the same note. */
export const peerFromHeader = (value: string | null | undefined): string | null => clientFromHeader(value).address;

export const clientOfRequest = (request: Request): Client => clientFromHeader(request.headers.get(header));
