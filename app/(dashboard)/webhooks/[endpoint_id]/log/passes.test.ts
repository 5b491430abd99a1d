import { expect, test } from "vitest";
import { passes } from "./passes.ts";

const delivery = {
  status: "retrying",
  event_type: "conversation.started",
  endpoint_id: "we_1",
  event_id: "evt_1",
  conversation_id: "conv_1",
  customer_id: null,
  created_at: "2026-11-22T10:30:00.000Z",
  last_status_code: 503,
  last_error: { code: "http_unavailable", message: "Closed." },
} as const;

test.each([
  [{ endpoint_id: "we_2" }],
  [{ event_type: ["customer.created"] }],
  [{ status: ["succeeded", "failed"] }],
  [{ event_id: "evt_2" }],
  [{ conversation_id: "conv_2" }],
  [{ customer_id: "cust_1" }],
  [{ created_after: "2026-11-22T10:30:00.001Z" }],
  [{ created_before: "2026-11-22T10:30:00.000Z" }],
  [{ status_code: "4xx" }],
  [{ status_code: "none" }],
  [{ status_code: "500" }],
])("what %j leaves out does not pass", (filters) => {
  expect(passes(filters, delivery)).toBe(false);
});

test.each([
  [{}],
  [{ endpoint_id: "we_1", event_id: "evt_1", conversation_id: "conv_1" }],
  [{ event_type: ["customer.created", "conversation.started"], status: ["retrying"] }],
  [{ created_after: "2026-11-22T10:30:00.000Z", created_before: "2026-11-22T11:00:00.000Z" }],
  [{ status_code: "5xx" }],
  [{ status_code: "none,503" }],
])("what meets %j passes", (filters) => {
  expect(passes(filters, delivery)).toBe(true);
});

test("no answer at all is an answer to look for", () => {
  const refused = { ...delivery, last_status_code: null };
  expect(passes({ status_code: "none" }, refused)).toBe(true);
  expect(passes({ status_code: "none" }, { ...refused, last_error: null })).toBe(false);
});
