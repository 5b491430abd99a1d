import { z } from "zod";
import { UpdateMerchant } from "#lib/domain/merchants/contract.ts";
import type { Shop } from "#lib/domain/merchants/hooks.ts";

/** The shop's settings as they are typed; an empty field switches its cause off. */
export type Draft = Record<(typeof names)[number], string>;

const names = [
  "name",
  "time_zone",
  "currency",
  "cart_abandonment_minutes",
  "cart_value",
  "purchase_intent",
  "response_time_seconds",
  "error_rate",
  "minimum_requests",
] as const;

/** Stands for "no intent is enough", because a choice needs a value. */
export const NO_INTENT = "never";

/** Shares are typed in per cent. */
const percent = (share: number) => Number((share * 100).toFixed(4));

const written = (value: number | null) => (value === null ? "" : String(value));

export function draftOf({ name, time_zone, currency, settings }: Shop): Draft {
  const { high_value, performance_alert } = settings;
  const { error_rate } = performance_alert;
  return {
    name,
    time_zone,
    currency,
    cart_abandonment_minutes: written(settings.cart_abandonment_minutes),
    cart_value: written(high_value.cart_value),
    purchase_intent: high_value.purchase_intent ?? NO_INTENT,
    response_time_seconds: written(performance_alert.response_time_seconds),
    error_rate: written(error_rate === null ? null : percent(error_rate)),
    minimum_requests: String(performance_alert.minimum_requests),
  };
}

/** A number where one is written; anything else stays, for the schema to object to. */
function numberOr(text: string): number | string | null {
  const plain = text.trim().replace(",", ".");
  if (plain === "") return null;
  return Number.isNaN(Number(plain)) ? text : Number(plain);
}

function changeOf(draft: Draft): Record<string, unknown> {
  const share = numberOr(draft.error_rate);
  return {
    name: draft.name,
    time_zone: draft.time_zone.trim(),
    currency: draft.currency,
    settings: {
      cart_abandonment_minutes: numberOr(draft.cart_abandonment_minutes),
      high_value: {
        cart_value: numberOr(draft.cart_value),
        purchase_intent: draft.purchase_intent === NO_INTENT ? null : draft.purchase_intent,
      },
      performance_alert: {
        response_time_seconds: numberOr(draft.response_time_seconds),
        error_rate: typeof share === "number" ? share / 100 : share,
        minimum_requests: numberOr(draft.minimum_requests),
      },
    },
  };
}

/** The form's schema: the API's own, over what is typed. */
export const SettingsForm = z.record(z.enum(names), z.string()).transform(changeOf).pipe(UpdateMerchant);
