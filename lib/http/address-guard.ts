import { BlockList, isIP } from "node:net";
import type { AddressMatcher } from "./addresses.ts";

// IANA's special-purpose registries (2026), and the metadata service that Azure keeps on a public address. Node's own
// lists are used because they read an address the way the dialling does; they see through IPv4 in IPv6 (::ffff:…).
const special = Object.entries({
  "an address of the machine itself": ["0.0.0.0/8", "127.0.0.0/8", "::/127"],
  "a private address": ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7", "fec0::/10"],
  "an address of the local link": ["169.254.0.0/16", "fe80::/10", "168.63.129.16/32"],
  "a multicast address": ["224.0.0.0/4", "ff00::/8"],
  "an address for documentation and tests": [
    ...["192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "198.18.0.0/15"],
    ...["2001:2::/48", "2001:db8::/32", "3fff::/20"],
  ],
  "an address that stands for another": [
    ...["::/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"],
  ],
  "a reserved address": [
    ...["192.0.0.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.175.48.0/24", "240.0.0.0/4"],
    ...["2001::/23", "2620:4f:8000::/48"],
  ],
}).map(([name, subnets]) => ({ name, list: listOf(subnets) }));

/** Outside of these no address is handed out for the open internet. */
const handedOut = listOf(["0.0.0.0/0", "2000::/3"]);

function listOf(subnets: string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = "", bits] = subnet.split("/");
    list.addSubnet(network, Number(bits), family(network));
  }
  return list;
}

function family(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 4 ? "ipv4" : "ipv6";
}

/** What kind of special address this is, in words; null for an ordinary public one. */
export function specialPurpose(address: string): string | null {
  const bare = address.replace(/%.*$/, "");
  if (isIP(bare) === 0) return "not an address";
  const found = special.find(({ list }) => list.check(bare, family(bare)));
  if (found) return found.name;
  return handedOut.check(bare, family(bare)) ? null : "a reserved address";
}

/** Whether we may dial this address: public ones over https, any address that the operator allowed also over http. */
export function mayDial(address: string, protocol: string, allowed: AddressMatcher): boolean {
  if (allowed(address)) return true;
  return protocol === "https:" && specialPurpose(address) === null;
}
