import ipaddr from "ipaddr.js";

/** Decides whether a client's address lies in any of the subnets. */
export type AddressMatcher = (address: string | null) => boolean;

/**
 * An address as people write it: IPv4 in IPv6 is unwrapped, a zone id dropped. Null where it is none, also for short and
 * octal IPv4, in which programs see different addresses.
 */
export function normaliseAddress(address: string): string | null {
  const bare = address.replace(/%.*$/, "");
  const valid = bare.includes(":") ? ipaddr.IPv6.isValid(bare) : ipaddr.IPv4.isValidFourPartDecimal(bare);
  return valid ? ipaddr.process(bare).toString() : null;
}

/** A subnet in its canonical form (`10.0.0.0/8`, one address as `/32` or `/128`), or null where it is none. */
export function normaliseSubnet(text: string): string | null {
  const [, given = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const address = normaliseAddress(given);
  if (!address || (length && given.includes("%"))) return null;
  const isV4 = ipaddr.IPv4.isValid(address);
  const width = isV4 ? 32 : 128;
  // `::ffff:10.0.0.0/104` is 10.0.0.0/8: the 96 bits of the wrapping go with it.
  const bits = length ? Number(length) - (isV4 && given.includes(":") ? 96 : 0) : width;
  if (bits < 0 || bits > width) return null;
  const subnet = `${address}/${bits}`;
  const network = isV4 ? ipaddr.IPv4.networkAddressFromCIDR(subnet) : ipaddr.IPv6.networkAddressFromCIDR(subnet);
  return `${network.toString()}/${bits}`;
}

/** Compiles subnets once; an unknown address matches none of them. */
export function matchAddresses(subnets: readonly string[]): AddressMatcher {
  const ranges = subnets.map((subnet) => ipaddr.parseCIDR(normaliseSubnet(subnet) ?? "0.0.0.0/32"));
  return (address) => {
    const bare = address === null ? null : normaliseAddress(address);
    if (!bare) return false;
    const parsed = ipaddr.parse(bare);
    return ranges.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network, bits));
  };
}
