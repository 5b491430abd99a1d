import { expect, test } from "vitest";
import type { Condition } from "#lib/conditions/contract.ts";
import type { SegmentRow } from "#lib/domain/segments/hooks.ts";
import { conditionOf, newLine, withField } from "../../conditions/draft.ts";
import { draftOf, segmentWords, wholeCondition } from "./draft.ts";

const segment = (condition: Condition) => ({ name: "A", description: null, condition }) as SegmentRow;

test("a condition that is shown and saved unchanged stays what it was", () => {
  const condition: Condition = {
    all: [
      { field: "lifetime_value", op: "gte", value: 100 },
      { field: "language", op: "in", value: ["de", "fr"] },
      { field: "first_seen_at", op: "before", value: "2026-01-01T00:00:00Z" },
      {
        not: [
          {
            any: [
              { field: "tags", op: "has_all", value: ["VIP"] },
              { field: "phone", op: "exists", value: false },
            ],
          },
        ],
      },
      { field: "metadata.newsletter", op: "eq", value: true },
    ],
  };
  expect(conditionOf(segmentWords, draftOf(segment(condition)).condition)).toEqual(condition);
});

test("a single comparison becomes a group of one", () => {
  const { condition } = draftOf(segment({ field: "lead_score", op: "gt", value: 50 }));
  expect(conditionOf(segmentWords, condition)).toEqual({ all: [{ field: "lead_score", op: "gt", value: 50 }] });
});

test("a line that is not whole is not counted", () => {
  expect(wholeCondition({ key: "a", join: "all", parts: [newLine(segmentWords)] })).toBeNull();
  expect(
    wholeCondition({ key: "a", join: "all", parts: [{ ...newLine(segmentWords), value: "12.5" }] }),
  ).not.toBeNull();
});

test("another field keeps the operator only if it understands it", () => {
  const line = { ...newLine(segmentWords), value: "100" };
  expect(withField(segmentWords, line, "lead_score")).toMatchObject({ op: "gte", value: "100" });
  expect(withField(segmentWords, line, "tags")).toMatchObject({ op: "has_any", value: "" });
});
