import fc from "fast-check";
import { expect, test } from "vitest";
import { allows, consequencesOf, withoutWidth } from "./rules.ts";

test.each([
  ["203.0.113.7/32", "203.0.113.7"],
  ["203.0.113.0/24", "203.0.113.0/24"],
  ["2001:db8::1/128", "2001:db8::1"],
  ["2001:db8::/32", "2001:db8::/32"],
])("%s is shown as %s", (cidr, shown) => {
  expect(withoutWidth(cidr)).toBe(shown);
});

const office = { name: "Office", last_used_address: "203.0.113.9" };
const cloud = { name: "Cloud", last_used_address: "2001:db8::9" };
const unused = { name: "Unused", last_used_address: null };
const uses = [office, cloud, unused];

test("the first entry closes the API, and names whom it shuts out", () => {
  expect(consequencesOf([], ["203.0.113.0/24"], uses)).toEqual({ closes: true, opens: false, shutOut: [cloud] });
});

test("removing the last entry opens the API", () => {
  expect(consequencesOf(["203.0.113.0/24"], [], uses)).toEqual({ closes: false, opens: true, shutOut: [] });
});

test("removing one of several shuts out who came through it alone", () => {
  const before = ["203.0.113.0/24", "203.0.113.9/32", "2001:db8::/32"];
  expect(consequencesOf(before, before.slice(1), uses).shutOut).toEqual([]);
  expect(consequencesOf(before, before.slice(0, 2), uses).shutOut).toEqual([cloud]);
});

test("who is shut out already is not named again", () => {
  expect(consequencesOf(["198.51.100.1/32"], ["198.51.100.1/32", "198.51.100.2/32"], uses).shutOut).toEqual([]);
});

test("another entry on a list never shuts anybody out", () => {
  const subnet = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([address, bits]) => `${address}/${bits}`);
  fc.assert(
    fc.property(fc.array(subnet, { minLength: 1 }), subnet, fc.ipV4(), (list, added, address) => {
      expect(consequencesOf(list, [...list, added], [{ name: "", last_used_address: address }]).shutOut).toEqual([]);
      expect(allows([...list, `${address}/32`], address)).toBe(true);
    }),
  );
});
