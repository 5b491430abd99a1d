import { expect, test } from "vitest";
import { draftOf, emptyDraft, RuleForm } from "./draft.ts";

test("what is typed becomes what the API takes, shares in percent", () => {
  const typed = {
    ...emptyDraft,
    name: " Errors ",
    metric: "server_error_rate",
    threshold: "2,5",
    regions: "eu-west, ",
  };
  expect(RuleForm.parse(typed)).toEqual({
    name: "Errors",
    metric: "server_error_rate",
    threshold: 0.025,
    window_minutes: 5,
    minimum_count: 20,
    severity: "warning",
    regions: ["eu-west"],
    enabled: true,
  });
});

test("a rule that is opened and saved stays as it is", () => {
  const body = RuleForm.parse({ ...emptyDraft, name: "Errors", metric: "client_error_rate", threshold: "7" });
  const kept = { id: "alr_1", alert_type: "high_client_error_rate", unit: "share", state: "ok" } as const;
  const times = { firing_since: null, last_value: null, checked_at: null, created_at: "", updated_at: "" };
  expect(RuleForm.parse(draftOf({ ...kept, ...times, ...body }))).toEqual(body);
});

test.each([
  ["threshold", { threshold: "much" }],
  ["threshold", { threshold: "" }],
  ["threshold", { threshold: "0" }],
  ["minimum_count", { minimum_count: "1.5" }],
  ["name", { name: "  " }],
])("%s is named when it is wrong", (field, change) => {
  const { error } = RuleForm.safeParse({ ...emptyDraft, name: "Slow", ...change });
  expect(error?.issues.map(({ path }) => path[0])).toEqual([field]);
});
