import { type AddressMatcher, normaliseAddress } from "./addresses.ts";

/** An address as proxies write it: `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]:4711`. */
export function forwardedAddress(entry: string): string | null {
  const [, bracketed] = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(entry) ?? [];
  if (bracketed !== undefined) return bracketed.includes(":") ? normaliseAddress(bracketed) : null;
  const [, withPort] = /^([^:]+):\d{1,5}$/.exec(entry) ?? [];
  return normaliseAddress(withPort ?? entry);
}

/**
 * The client's address: the socket's, unless that is a trusted proxy. Then the first address from the right of
 * `X-Forwarded-For` that is not a trusted proxy either: everything left of it may be forged. Null where a trusted proxy
 * names something that is no address.
 */
export function clientAddress(
  peer: string | null,
  forwardedFor: string | null | undefined,
  trusted: AddressMatcher,
): string | null {
  if (!forwardedFor || !trusted(peer)) return peer;
  let nearest = peer;
  for (const entry of forwardedFor.split(",").reverse()) {
    nearest = forwardedAddress(entry.trim());
    if (nearest === null || !trusted(nearest)) return nearest;
  }
  return nearest;
}

/** Whether the client's connection was encrypted: ours is, or a trusted proxy says that the one to it was. */
export function isEncrypted(
  socket: { encrypted?: boolean },
  peer: string | null,
  forwardedProto: string | null | undefined,
  trusted: AddressMatcher,
): boolean {
  if (socket.encrypted) return true;
  return forwardedProto?.split(",").at(-1)?.trim().toLowerCase() === "https" && trusted(peer);
}
