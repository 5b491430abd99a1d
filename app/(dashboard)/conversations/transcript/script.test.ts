import { expect, test } from "vitest";
import type { ConversationMessage } from "#lib/domain/conversations/hooks.ts";
import { scriptOf } from "./script.ts";

const message = (id: string, sent_at: string, role: ConversationMessage["role"] = "customer") =>
  ({ id, role, sent_at, content: id, author: null, metadata: {} }) as unknown as ConversationMessage;
const active = {
  status: "active",
  escalated_at: null,
  escalation_reason: null,
  completed_at: null,
  resolution_status: null,
} as const;
const keys = (...given: Parameters<typeof scriptOf>) => scriptOf(...given).map((line) => `${line.kind} ${line.key}`);

test("a day begins at midnight in the shop's zone", () => {
  const messages = [message("a", "2026-07-01T22:59:00Z"), message("b", "2026-07-01T23:01:00Z")];
  expect(keys(active, messages, true, "Europe/Lisbon")).toEqual([
    "day 2026-07-01",
    "said a",
    "day 2026-07-02",
    "said b",
  ]);
});

test("what happened stands between what was said before and after it", () => {
  const escalated = {
    ...active,
    status: "escalated",
    escalated_at: "2026-07-01T10:01:00Z",
    escalation_reason: "customer_asked",
  } as const;
  const messages = [message("a", "2026-07-01T10:00:00Z"), message("b", "2026-07-01T10:02:00Z")];
  const lines = scriptOf(escalated, messages, true, "UTC");
  expect(lines.map((line) => line.key)).toEqual(["2026-07-01", "a", "escalated", "b"]);
  expect(lines[2]).toMatchObject({ text: "Handed to a person: customer asked" });
});

test("what happened after messages that are not there yet waits for them", () => {
  const closed = { ...active, status: "closed", completed_at: "2026-07-02T10:00:00Z" } as const;
  expect(keys(closed, [message("a", "2026-07-01T10:00:00Z")], false, "UTC")).toEqual(["day 2026-07-01", "said a"]);
});

test("a message of the system is something that happened", () => {
  expect(keys(active, [message("a", "2026-07-01T10:00:00Z", "system")], true, "UTC")).toEqual([
    "day 2026-07-01",
    "happened a",
  ]);
});

test("a turn that the shop's system tells itself is told once", () => {
  const escalated = { ...active, status: "escalated", escalated_at: "2026-07-01T10:01:00Z" } as const;
  const lines = scriptOf(escalated, [message("Handed over", "2026-07-01T10:01:01Z", "system")], true, "UTC");
  expect(lines.slice(1)).toMatchObject([{ kind: "happened", text: "Handed over", glyph: "escalated" }]);
});

test("an answer says how long it took and where it comes from", () => {
  const answer = {
    ...message("b", "2026-07-01T10:00:01.6Z", "assistant"),
    metadata: { source: "Returns", confidence: 0.71 },
  };
  const remarks = (...messages: ConversationMessage[]) =>
    scriptOf(active, messages, true, "UTC").flatMap((line) => (line.kind === "said" ? [line.remark] : []));
  const asked = message("a", "2026-07-01T10:00:00Z");
  expect(remarks(asked, answer)).toEqual([null, "Answered in 1.6 s · from “Returns” · sure 0.71"]);
  expect(remarks(answer)).toEqual(["From “Returns” · sure 0.71"]);
});
