import { expect, test } from "vitest";
import { passes } from "./passes.ts";

const delivery = { status: "succeeded", event_type: "conversation.started", endpoint_id: "we_1" } as const;

test("deliveries of other endpoints, events and states do not pass", () => {
  expect(passes({ endpoint_id: "we_2" }, delivery)).toBe(false);
  expect(passes({ event_type: "customer.created" }, delivery)).toBe(false);
  expect(passes({ status: ["retrying"] }, delivery)).toBe(false);
  expect(passes({}, delivery)).toBe(true);
});
