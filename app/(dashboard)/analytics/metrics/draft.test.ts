import { expect, test } from "vitest";
import type { OwnMetric } from "#lib/domain/analytics/metrics/hooks.ts";
import type { LineDraft } from "../../conditions/draft.ts";
import { draftOf, emptyDraft, MetricForm, newCondition, numberFields } from "./draft.ts";

const onPhones = { all: [{ field: "device_type", op: "eq", value: "mobile" }] };

test("a metric that is shown and saved unchanged stays what it was", () => {
  const metric = {
    name: "Large carts from phones",
    description: null,
    aggregate: "avg",
    field: "metadata.shipping_days",
    filter: { all: [...onPhones.all, { field: "cart_abandoned", op: "eq", value: true }] },
    base_filter: null,
  };
  expect(MetricForm.parse(draftOf(metric as OwnMetric))).toEqual(metric);
});

test("a count keeps no field, and only a ratio keeps what it is a share of", () => {
  const draft = { ...emptyDraft, name: "On phones", filter: null, base_filter: newCondition() };
  expect(MetricForm.parse(draft)).toMatchObject({ field: null, filter: null, base_filter: null });
  const [line] = draft.base_filter.parts;
  const web = { ...draft.base_filter, parts: [{ ...line, value: "web" } as LineDraft] };
  const ratio = MetricForm.parse({ ...draft, aggregate: "ratio", base_filter: web });
  expect(ratio.base_filter).toEqual({ all: [{ field: "channel", op: "eq", value: "web" }] });
});

test("a condition without a value is not quietly taken as one that nothing meets", () => {
  const asked = MetricForm.safeParse({ ...emptyDraft, name: "On phones" });
  expect(asked.error?.issues).toMatchObject([{ path: ["filter"] }]);
});

test("only numbers and fields of one's own are offered to be summed up", () => {
  expect(numberFields.map(({ value }) => value)).toContain("cart_value");
  expect(numberFields.map(({ value }) => value)).toContain("metadata.*");
  expect(numberFields.map(({ value }) => value)).not.toContain("channel");
});
