import { expect, test } from "vitest";
import { People } from "./people.ts";

const early = new Date("2026-10-01T10:00:00Z");
const late = new Date("2026-11-01T10:00:00Z");

test("lines of one person share a row, whatever names them", () => {
  const people = new People([]);
  const first = people.meet({ email: "ana@example.com", name: "Ana", tags: ["vip"] }, late, late);
  const second = people.meet({ external_id: "c-1", email: "ana@example.com", tags: ["gift", "vip"] }, early, early);
  const third = people.meet({ external_id: "c-1", phone: "+351 1" }, late, late);
  expect(new Set([first, second, third]).size).toBe(1);
  expect(first).toMatchObject({ external_id: "c-1", name: "Ana", phone: "+351 1", tags: ["vip", "gift"] });
  expect(first).toMatchObject({ first_seen_at: early, last_seen_at: late });
  expect(people.all).toEqual([first]);
});

test("what is known stays, only gaps are filled", () => {
  const people = new People([{ id: "cust_1", external_id: "c-1", email: null }]);
  const met = people.meet({ external_id: "c-1", email: "ana@example.com", name: "Ana" }, early, early);
  people.meet({ external_id: "c-1", email: "other@example.com", name: "Anna" }, late, late);
  expect(met).toMatchObject({ id: "cust_1", known: true, email: "ana@example.com", name: "Ana" });
});

test("an external id and an e-mail of two customers contradict each other", () => {
  const people = new People([
    { id: "cust_1", external_id: "c-1", email: null },
    { id: "cust_2", external_id: null, email: "ana@example.com" },
    { id: "cust_3", external_id: "c-3", email: "bo@example.com" },
  ]);
  expect(() => people.meet({ external_id: "c-1", email: "ana@example.com" }, early, early)).toThrow(/another customer/);
  expect(() => people.meet({ external_id: "c-9", email: "bo@example.com" }, early, early)).toThrow(/external_id c-3/);
  expect(people.all).toEqual([]);
});
