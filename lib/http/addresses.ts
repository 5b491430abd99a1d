import ipaddr from "ipaddr.js";

/** Decides whether a client's address lies in any of the subnets. */
export type AddressMatcher = (address: string | null) => boolean;

/** An address as people write it: IPv4 in IPv6 is unwrapped, a zone id dropped. Null where it is none. */
export function normaliseAddress(address: string): string | null {
  const bare = address.replace(/%.*$/, "");
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : null;
}

/** A subnet in its canonical form (`10.0.0.0/8`, one address as `/32` or `/128`), or null where it is none. */
export function normaliseSubnet(text: string): string | null {
  const address = normaliseAddress(text);
  if (address) return `${address}/${ipaddr.parse(address).kind() === "ipv4" ? 32 : 128}`;
  if (!ipaddr.isValidCIDR(text) || text.includes("%")) return null;
  const [parsed, bits] = ipaddr.parseCIDR(text);
  const network =
    parsed.kind() === "ipv4" ? ipaddr.IPv4.networkAddressFromCIDR(text) : ipaddr.IPv6.networkAddressFromCIDR(text);
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
