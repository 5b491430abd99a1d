import { expect, test } from "vitest";
import type { Shop } from "#lib/domain/merchants/hooks.ts";
import { draftOf, SettingsForm } from "./draft.ts";

const shop: Shop = {
  id: "mrc_1",
  name: "Alder & Finch",
  slug: "demo",
  time_zone: "Europe/Lisbon",
  currency: "EUR",
  settings: {
    cart_abandonment_minutes: 30,
    high_value: { cart_value: 199.5, purchase_intent: null },
    performance_alert: { response_time_seconds: 2, error_rate: 0.07, minimum_requests: 20 },
  },
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
};

test("what is shown and saved unchanged is the same", () => {
  const { name, time_zone, currency, settings } = shop;
  expect(SettingsForm.parse(draftOf(shop))).toEqual({ name, time_zone, currency, settings });
});

test("an emptied field switches its cause off", () => {
  const saved = SettingsForm.parse({ ...draftOf(shop), cart_abandonment_minutes: "", error_rate: " " });
  expect(saved.settings).toMatchObject({ cart_abandonment_minutes: null, performance_alert: { error_rate: null } });
});

test("what the API would not take is named", () => {
  const { error } = SettingsForm.safeParse({ ...draftOf(shop), minimum_requests: "", error_rate: "200" });
  expect(error?.issues.map((issue) => issue.path.at(-1))).toEqual(["error_rate", "minimum_requests"]);
});
