import { expect, test } from "vitest";
import { mayDial, specialPurpose } from "./address-guard.ts";
import { matchAddresses } from "./addresses.ts";

const refused = `
0.0.0.0 0.1.2.3 10.0.0.0 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.0.1 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1
192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 168.63.129.16
:: ::1 ::2 ::127.0.0.1 ::10.0.0.1 ::8.8.8.8 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::ffff:7f00:1
::ffff:0:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::8.8.8.8 64:ff9b:1::1 100::1 100:0:0:1::1 2001::1
2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:1::1 2001:2::1 2001:3::1 2001:10::1 2001:20::1 2001:30::1 2001:db8::1
2002:7f00:1:: 2002:a00:1::1 2002:808:808::1 2620:4f:8000::1 3fff::1 4000::1 5f00::1 fc00::1 fd00:ec2::254 fdff::1
fe80::1 fe80::1%eth0 fe80::1%25lo febf::1 fec0::1 feff::1 ff02::1 ff0e::1 ::1%lo
10.1.2.3 100.100.100.200 172.20.10.2 192.168.1.1 233.252.0.1 ::ffff:0.0.0.0 ::ffff:100.64.0.1 ::ffff:172.16.0.1
::ffff:192.168.0.1 ::ffff:c0a8:1 0:0:0:0:0:0:0:1 0:0:0:0:0:ffff:7f00:1 64:ff9b::169.254.169.254 64:ff9b::c0a8:1
2001:0:a00:1:: 2002:a9fe:a9fe:: 2002:c0a8:1:: fe80::a9fe:a9fe%1 ff05::2 fd00::1
localhost 2130706433 0x7f000001 0177.0.0.1 127.1 1.2.3 1.2.3.4.5 example.com 8.8.8.8/8
`
  .trim()
  .split(/\s+/);

const open =
  `::ffff:8.8.8.8 1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1 172.15.255.255
172.32.0.0 192.0.1.1 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255
2001:200::1 2001:4860:4860::8888 2003::1 2606:4700:4700::1111 2a00:1450::1 3ffe::1`.split(/\s+/);

const none = matchAddresses([]);

test.each(refused)("%s is never dialled", (address) => {
  expect(specialPurpose(address)).not.toBeNull();
  expect(mayDial(address, "https:", none)).toBe(false);
});

test.each([
  "2130706433",
  "0x7f000001",
  "0177.0.0.1",
  "127.1",
  "0",
  "0x7f.1",
  "[::ffff:127.0.0.1]",
  "[::ffff:7f00:1]",
  "0x7f.0.0.1",
  "017700000001",
  "127.0.1",
  "0x0",
  "[::]",
  "１２７.０.０.１",
  "127。0。0。1",
  "0xa9fea9fe",
  "3232235521",
  "[64:ff9b::7f00:1]",
])("https://%s/ is never dialled, however it is written", (host) => {
  const name = new URL(`https://${host}/`).hostname.replace(/^\[|\]$/g, "");
  expect(mayDial(name, "https:", none)).toBe(false);
});

test.each(open)("%s is dialled over https and not over http", (address) => {
  expect(mayDial(address, "https:", none)).toBe(true);
  expect(mayDial(address, "http:", none)).toBe(false);
});

test("an address that the operator allowed is dialled, over http too, and its neighbours are not", () => {
  const allowed = matchAddresses(["127.0.0.1", "fd00::/8"]);
  expect(mayDial("127.0.0.1", "http:", allowed)).toBe(true);
  expect(mayDial("::ffff:127.0.0.1", "http:", allowed)).toBe(true);
  expect(mayDial("fd12::1", "https:", allowed)).toBe(true);
  expect(mayDial("127.0.0.2", "https:", allowed)).toBe(false);
});
