import { expect, test } from "vitest";
import { matchAddresses } from "./addresses.ts";
import { clientAddress, forwardedAddress, isEncrypted } from "./client-address.ts";

const proxies = matchAddresses([
  "10.0.0.0/8",
  "192.168.1.1",
  "2001:db8:1::/48",
  "fd00::1",
  "172.16.0.0/12",
  "127.0.0.1",
]);

type Case = [name: string, peer: string | null, forwardedFor: string | null, client: string | null];

const socketCounts: Case[] = [
  ["no proxy, no header", "203.0.113.9", null, "203.0.113.9"],
  ["no proxy, a forged header", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
  ["no proxy, a forged chain that ends in a proxy", "203.0.113.9", "198.51.100.1, 10.0.0.1", "203.0.113.9"],
  ["no proxy, a forged loopback", "203.0.113.9", "127.0.0.1", "203.0.113.9"],
  ["no proxy, an empty header", "203.0.113.9", "", "203.0.113.9"],
  ["no proxy, IPv6", "2001:db8:2::9", "198.51.100.1", "2001:db8:2::9"],
  ["a proxy that adds no header", "10.0.0.1", null, "10.0.0.1"],
  ["a proxy that adds an empty header", "10.0.0.1", "", "10.0.0.1"],
  ["just below a trusted subnet", "9.255.255.255", "198.51.100.1", "9.255.255.255"],
  ["just above a trusted subnet", "11.0.0.0", "198.51.100.1", "11.0.0.0"],
  ["beside a single trusted address", "192.168.1.2", "198.51.100.1", "192.168.1.2"],
  ["just above a trusted /12", "172.32.0.0", "198.51.100.1", "172.32.0.0"],
  ["just below a trusted /12", "172.15.255.255", "198.51.100.1", "172.15.255.255"],
  ["beside a trusted IPv6 subnet", "2001:db8:2::1", "198.51.100.1", "2001:db8:2::1"],
  ["beside a trusted IPv6 address", "fd00::2", "198.51.100.1", "fd00::2"],
  ["IPv4 in the form of an untrusted IPv6", "64:ff9b::a00:1", "198.51.100.1", "64:ff9b::a00:1"],
  ["an unknown socket", null, "198.51.100.1", null],
];

const headerCounts: Case[] = [
  ["one proxy", "10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["the first address of a subnet", "10.0.0.0", "198.51.100.1", "198.51.100.1"],
  ["the last address of a subnet", "10.255.255.255", "198.51.100.1", "198.51.100.1"],
  ["the first address of a /12", "172.16.0.0", "198.51.100.1", "198.51.100.1"],
  ["the last address of a /12", "172.31.255.255", "198.51.100.1", "198.51.100.1"],
  ["a single trusted address", "192.168.1.1", "198.51.100.1", "198.51.100.1"],
  ["a trusted IPv6 subnet", "2001:db8:1:ffff::1", "198.51.100.1", "198.51.100.1"],
  ["a trusted IPv6 address", "fd00::1", "198.51.100.1", "198.51.100.1"],
  ["an IPv4-mapped proxy", "::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"],
  ["an IPv4-mapped proxy in hex", "::ffff:a00:1", "198.51.100.1", "198.51.100.1"],
  ["a proxy with a zone id", "fd00::1%eth0", "198.51.100.1", "198.51.100.1"],
  ["two proxies", "10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"],
  ["three proxies of both families", "10.0.0.1", "198.51.100.1, fd00::1, 10.0.0.2", "198.51.100.1"],
  ["a client behind a proxy that forges a chain", "10.0.0.1", "192.0.2.66, 198.51.100.1", "198.51.100.1"],
  ["a forged proxy in front", "10.0.0.1", "10.0.0.9, 198.51.100.1", "198.51.100.1"],
  ["a forged loopback in front", "10.0.0.1", "127.0.0.1, 198.51.100.1", "198.51.100.1"],
  ["forged garbage in front", "10.0.0.1", "'; DROP TABLE, 198.51.100.1", "198.51.100.1"],
  ["a thousand forged addresses", "10.0.0.1", `${"192.0.2.66, ".repeat(1000)}198.51.100.1`, "198.51.100.1"],
  ["a forged chain through two proxies", "10.0.0.1", "192.0.2.66, 198.51.100.1, 10.0.0.2", "198.51.100.1"],
  ["nobody but proxies", "10.0.0.1", "10.0.0.3, 10.0.0.2", "10.0.0.3"],
  ["a client on the proxy's own machine", "127.0.0.1", "127.0.0.1", "127.0.0.1"],
  ["no blanks", "10.0.0.1", "198.51.100.1,10.0.0.2", "198.51.100.1"],
  ["many blanks and tabs", "10.0.0.1", "  198.51.100.1 \t,\t 10.0.0.2  ", "198.51.100.1"],
  ["an IPv6 client", "10.0.0.1", "2001:db8:2::9", "2001:db8:2::9"],
  ["an IPv6 client in long form", "10.0.0.1", "2001:0DB8:0002:0:0:0:0:0009", "2001:db8:2::9"],
  ["an IPv6 client in brackets", "10.0.0.1", "[2001:db8:2::9]", "2001:db8:2::9"],
  ["an IPv6 client with a port", "10.0.0.1", "[2001:db8:2::9]:4711", "2001:db8:2::9"],
  ["an IPv6 client with a zone id", "10.0.0.1", "fe80::1%eth0", "fe80::1"],
  ["an IPv4 client with a port", "10.0.0.1", "198.51.100.1:4711", "198.51.100.1"],
  ["an IPv4-mapped client", "10.0.0.1", "::ffff:198.51.100.1", "198.51.100.1"],
  ["an IPv4-mapped client in brackets", "10.0.0.1", "[::ffff:198.51.100.1]:80", "198.51.100.1"],
  ["an IPv4-mapped proxy in the chain", "10.0.0.1", "198.51.100.1, ::ffff:10.0.0.2", "198.51.100.1"],
  ["a proxy with a port in the chain", "10.0.0.1", "198.51.100.1, 10.0.0.2:8080", "198.51.100.1"],
];

const unknown: Case[] = [
  ["unknown", "10.0.0.1", "unknown", null],
  ["an obfuscated name", "10.0.0.1", "_hidden", null],
  ["a host name", "10.0.0.1", "client.example.com", null],
  ["a trailing comma", "10.0.0.1", "198.51.100.1,", null],
  ["only commas", "10.0.0.1", ",,,", null],
  ["octal IPv4", "10.0.0.1", "0306.063.0144.01", null],
  ["short IPv4", "10.0.0.1", "198.51.1", null],
  ["IPv4 as one number", "10.0.0.1", "3325256705", null],
  ["IPv4 in hex", "10.0.0.1", "0xc6336401", null],
  ["an IPv4 part beyond 255", "10.0.0.1", "198.51.100.256", null],
  ["IPv4 in brackets", "10.0.0.1", "[198.51.100.1]", null],
  ["a bracket that does not close", "10.0.0.1", "[2001:db8:2::9", null],
  ["a port without digits", "10.0.0.1", "198.51.100.1:http", null],
  ["a port too long", "10.0.0.1", "198.51.100.1:123456", null],
  ["IPv6 with two gaps", "10.0.0.1", "2001::db8::1", null],
  ["a subnet", "10.0.0.1", "198.51.100.0/24", null],
  ["quotes", "10.0.0.1", '"198.51.100.1"', null],
  ["a NUL", "10.0.0.1", "198.51.100.1\0", null],
  ["garbage behind a proxy in the chain", "10.0.0.1", "198.51.100.1, garbage, 10.0.0.2", null],
];

test.each(socketCounts)("the socket counts: %s", (_, peer, forwardedFor, client) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(client);
});

test.each(headerCounts)("the header of a trusted proxy counts: %s", (_, peer, forwardedFor, client) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(client);
});

test.each(unknown)("what is no address makes the client unknown: %s", (_, peer, forwardedFor, client) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(client);
});

test("the table has at least 60 cases", () => {
  expect([...socketCounts, ...headerCounts, ...unknown].length).toBeGreaterThanOrEqual(60);
});

test("without trusted proxies no header counts, wherever the call comes from", () => {
  for (const peer of ["127.0.0.1", "10.0.0.1", "::1", "203.0.113.9"]) {
    expect(clientAddress(peer, "198.51.100.1", matchAddresses([]))).toBe(peer);
  }
});

test.each([
  ["our own TLS", { encrypted: true }, "203.0.113.9", null, true],
  ["our own TLS, whatever a header says", { encrypted: true }, "203.0.113.9", "http", true],
  ["a trusted proxy that says https", {}, "10.0.0.1", "https", true],
  ["a trusted proxy that says HTTPS", {}, "10.0.0.1", " HTTPS ", true],
  ["a trusted proxy that says http", {}, "10.0.0.1", "http", false],
  ["a trusted proxy that says nothing", {}, "10.0.0.1", null, false],
  ["a forged https in front of the proxy's http", {}, "10.0.0.1", "https, http", false],
  ["a client that says https", {}, "203.0.113.9", "https", false],
  ["plain http", {}, "203.0.113.9", null, false],
])("a connection is encrypted or not: %s", (_, socket, peer, proto, encrypted) => {
  expect(isEncrypted(socket, peer, proto, proxies)).toBe(encrypted);
});

test("an entry of the header is read in all its forms", () => {
  expect(["198.51.100.1:0", "[::1]:65535", "::1", "::ffff:1.2.3.4"].map(forwardedAddress)).toEqual([
    "198.51.100.1",
    "::1",
    "::1",
    "1.2.3.4",
  ]);
});
