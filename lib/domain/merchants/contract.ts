import { z } from "zod";
import { timeZone } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";
import { currency } from "#lib/money.ts";

const intents = ["low", "medium", "high"] as const;

const name = z
  .string()
  .trim()
  .min(1, "Give the shop a name.")
  .max(120)
  .meta({ examples: ["Alder & Finch"] });
const minutes = z
  .int("must be a whole number of minutes")
  .min(1)
  .max(10_080)
  .nullable()
  .meta({
    description:
      "A cart counts as abandoned after this many minutes without a message or a purchase; null: only when you say so.",
    examples: [30],
  });
const cartValue = z
  .number()
  .positive()
  .max(1e12)
  .nullable()
  .meta({
    description: "Carts of this value and above are of high value, in the merchant's currency; null: none by value.",
    examples: [200],
  });
const intent = z
  .enum(intents)
  .nullable()
  .meta({ description: "A purchase intent of this level and above is of high value; null: none by intent." });
const responseTime = z
  .number()
  .min(0.05)
  .max(600)
  .nullable()
  .meta({
    description: "Alerts when one of twenty API calls of the last five minutes took longer; null: never.",
    examples: [2],
  });
const errorRate = z
  .number()
  .gt(0)
  .max(1)
  .nullable()
  .meta({
    description: "Alerts when more than this share (0 to 1) of the last five minutes' calls failed with a 5xx.",
    examples: [0.05],
  });
const minimumRequests = z
  .int()
  .min(1)
  .max(100_000)
  .meta({ description: "With fewer calls in five minutes nothing is judged.", examples: [20] });

const highValue = { cart_value: cartValue, purchase_intent: intent };
const performanceAlert = {
  response_time_seconds: responseTime,
  error_rate: errorRate,
  minimum_requests: minimumRequests,
};

export const MerchantSettings = z
  .object({
    cart_abandonment_minutes: minutes,
    high_value: z.object(highValue).meta({ description: "What makes `customer.high_value_interaction`." }),
    performance_alert: z.object(performanceAlert).meta({ description: "What makes `system.performance_alert`." }),
  })
  .meta({ id: "MerchantSettings" });

export const Merchant = z
  .object({
    id: id("mrc"),
    name,
    slug: z
      .string()
      .meta({ description: "Names the shop on the command line. It does not change.", examples: ["demo"] }),
    time_zone: z.string().meta({ description: "Where the shop's days begin and end.", examples: ["Europe/Lisbon"] }),
    currency: z.string().meta({ description: "What the shop counts in.", examples: ["EUR"] }),
    settings: MerchantSettings,
    created_at: timestamp,
    updated_at: timestamp,
  })
  .meta({ id: "Merchant" });

export const UpdateMerchant = z
  .strictObject({
    name: name.optional(),
    time_zone: timeZone.optional().meta({ description: "A name of the IANA database.", examples: ["Europe/Lisbon"] }),
    currency: currency.optional(),
    settings: z
      .strictObject({
        cart_abandonment_minutes: minutes.optional(),
        high_value: z.strictObject(highValue).partial().optional(),
        performance_alert: z.strictObject(performanceAlert).partial().optional(),
      })
      .optional(),
  })
  .meta({ id: "UpdateMerchant" });

export const getMerchant = route({
  id: "getMerchant",
  method: "GET",
  path: "/v1/merchant",
  tag: "Merchant",
  summary: "Get the merchant and its settings",
  scope: "merchant:read",
  responses: { 200: Merchant },
});

export const updateMerchant = route({
  id: "updateMerchant",
  method: "PUT",
  path: "/v1/merchant",
  tag: "Merchant",
  summary: "Update the merchant and its settings",
  description:
    "Changes what is given, also within `settings`, and leaves the rest. The slug cannot be changed. Settings count " +
    "from the next call on; a new currency keeps the number of `cart_value`.",
  scope: "merchant:write",
  body: UpdateMerchant,
  responses: { 200: Merchant },
});
