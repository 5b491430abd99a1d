import type { z } from "zod";
import { fromMinor, toMinor } from "#lib/money.ts";
import type { Merchant, UpdateMerchant } from "./contract.ts";

/** A merchant as it is stored; money in minor units of its currency. */
export type MerchantRow = {
  id: string;
  name: string;
  slug: string;
  time_zone: string;
  currency: string;
  cart_abandonment_minutes: number | null;
  high_value_cart_minor: number | null;
  high_value_intent: "low" | "medium" | "high" | null;
  alert_response_ms: number | null;
  alert_error_rate: number | null;
  alert_minimum_requests: number;
  created_at: Date;
  updated_at: Date;
};

export function present(row: MerchantRow): z.output<typeof Merchant> {
  const { high_value_cart_minor: cart, alert_response_ms: slow } = row;
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    time_zone: row.time_zone,
    currency: row.currency,
    settings: {
      cart_abandonment_minutes: row.cart_abandonment_minutes,
      high_value: {
        cart_value: cart === null ? null : fromMinor(cart, row.currency),
        purchase_intent: row.high_value_intent,
      },
      performance_alert: {
        response_time_seconds: slow === null ? null : slow / 1000,
        error_rate: row.alert_error_rate,
        minimum_requests: row.alert_minimum_requests,
      },
    },
    created_at: row.created_at.toISOString(),
    updated_at: row.updated_at.toISOString(),
  };
}

/** The row after an update. A new currency keeps the number of the threshold: 200 EUR become 200 USD. */
export function planUpdate(before: MerchantRow, update: z.output<typeof UpdateMerchant>, now: Date): MerchantRow {
  const { settings: old } = present(before);
  const given = update.settings ?? {};
  const { cart_value, purchase_intent } = { ...old.high_value, ...given.high_value };
  const alert = { ...old.performance_alert, ...given.performance_alert };
  const currency = update.currency ?? before.currency;
  const { response_time_seconds: slow } = alert;
  return {
    ...before,
    name: update.name ?? before.name,
    time_zone: update.time_zone ?? before.time_zone,
    currency,
    cart_abandonment_minutes:
      given.cart_abandonment_minutes === undefined ? before.cart_abandonment_minutes : given.cart_abandonment_minutes,
    high_value_cart_minor: cart_value === null ? null : toMinor(cart_value, currency),
    high_value_intent: purchase_intent,
    alert_response_ms: slow === null ? null : Math.round(slow * 1000),
    alert_error_rate: alert.error_rate,
    alert_minimum_requests: alert.minimum_requests,
    updated_at: now,
  };
}

type Changes = Record<string, { from: unknown; to: unknown }>;

/** What differs between two merchants as the API shows them, by the path of each field. */
export function differences(before: MerchantRow, after: MerchantRow): Changes {
  const [from, to] = [before, after].map((row) => new Map(leaves({ ...present(row), updated_at: null })));
  const changed = [...(to ?? [])].filter(([path, value]) => from?.get(path) !== value);
  return Object.fromEntries(changed.map(([path, value]) => [path, { from: from?.get(path), to: value }]));
}

function leaves(value: object, path = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([name, inner]) =>
    typeof inner === "object" && inner !== null ? leaves(inner, `${path}${name}.`) : [[`${path}${name}`, inner]],
  );
}
