import { expect, test } from "vitest";
import { matchAddresses, normaliseSubnet } from "./addresses.ts";

test.each([
  ["203.0.113.7", "203.0.113.7/32"],
  ["203.0.113.77/24", "203.0.113.0/24"],
  ["2001:DB8::1", "2001:db8::1/128"],
  ["2001:db8:abcd::1/32", "2001:db8::/32"],
  ["::ffff:10.0.0.1", "10.0.0.1/32"],
  ["::ffff:10.1.2.3/104", "10.0.0.0/8"],
  ["::ffff:10.0.0.0/90", null],
  ["10.0.0.0/33", null],
  ["10.0.0.0/-1", null],
  ["10.0.0.0/8/8", null],
  ["10.0.0.0/", null],
  ["203.0.113", null],
  ["7", null],
  ["010.0.0.1", null],
  ["0x7f.0.0.1", null],
  ["fe80::1%eth0/64", null],
  ["example.com", null],
  ["", null],
])("the subnet %s is kept as %s", (given, kept) => {
  expect(normaliseSubnet(given)).toBe(kept);
});

test.each([
  ["203.0.113.0/24", "203.0.113.255", true],
  ["203.0.113.0/24", "203.0.114.0", false],
  ["203.0.113.0/24", "::ffff:203.0.113.9", true],
  ["2001:db8::/32", "2001:db8:ffff::1", true],
  ["2001:db8::/32", "2001:db9::1", false],
  ["fe80::/10", "fe80::1%eth0", true],
  ["0.0.0.0/0", "2001:db8::1", false],
  ["0.0.0.0/0", null, false],
  ["0.0.0.0/0", "not an address", false],
])("in %s is %s: %s", (subnet, address, inside) => {
  expect(matchAddresses([subnet])(address)).toBe(inside);
});
