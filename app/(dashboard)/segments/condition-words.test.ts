import { expect, test } from "vitest";
import { sentenceOf } from "./condition-words.ts";

test("a condition reads as a sentence", () => {
  expect(
    sentenceOf({
      all: [
        { field: "lifetime_value", op: "gte", value: 100 },
        { not: [{ field: "last_seen_at", op: "within_days", value: 30 }] },
        {
          any: [
            { field: "tags", op: "has_any", value: ["VIP", "press"] },
            { field: "metadata.plan", op: "exists", value: true },
          ],
        },
      ],
    }),
  ).toBe(
    "Lifetime value at least 100 and not (Last seen within the last 30 days) and (Tags has any of VIP, press or Metadata plan is known)",
  );
});
