import { z } from "zod";
import { behaviourIds } from "#lib/domain/analytics/insights/behaviour/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, listOf, pageQuery, tag, timestamp } from "#lib/http/schemas.ts";
import { Customer, email, externalId } from "../contract.ts";

const columns = ["last_seen_at", "created_at", "conversation_count", "lifetime_value", "lead_score"] as const;
export const sorts = columns.flatMap((column) => [`-${column}`, column] as const);

export const exactTotal = 10_000;

const value = z.coerce.number().min(0).max(1e12).optional();
const score = z.coerce.number().int().min(0).max(100).optional();

export const listCustomers = route({
  id: "listCustomers",
  method: "GET",
  path: "/v1/customers",
  tag: "Customers",
  summary: "List customers",
  description:
    "Filters are combined: a customer must match all. `_after` includes the moment itself, `_before` does not. Sorted by " +
    "something that changes, such as `last_seen_at`, a customer that changes during a walk can be met again or be missed; " +
    "sorted by `created_at`, each is met exactly once.",
  scope: "customers:read",
  query: z.strictObject({
    ...pageQuery,
    q: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: "Any part of a name, e-mail or external id, whatever its case and accents." }),
    email: email.optional(),
    external_id: externalId.optional(),
    tag: tag.optional(),
    segment: id("seg").optional().meta({ description: "Only customers who are in this segment now." }),
    behaviour: z
      .enum(behaviourIds)
      .optional()
      .meta({ description: "Behaves so now, by the rules of `GET /v1/analytics/insights/behaviours`." }),
    last_seen_after: timestamp.optional(),
    last_seen_before: timestamp.optional(),
    min_lifetime_value: value.meta({ description: "In the merchant's currency." }),
    max_lifetime_value: value.meta({ description: "In the merchant's currency." }),
    min_lead_score: score,
    max_lead_score: score,
    sort: z.enum(sorts).default("-last_seen_at").meta({ description: "With `-` the highest or newest first." }),
    include_total: z.enum(["true", "false"]).default("false").meta({ description: "Also count all that match." }),
  }),
  responses: {
    200: listOf(Customer).extend({
      total: z.int().nonnegative().optional().meta({ description: "With `include_total`: how many match in all." }),
      total_is_exact: z
        .boolean()
        .optional()
        .meta({ description: `False when more than ${exactTotal.toLocaleString("en")} match, which are not counted.` }),
    }),
  },
  errors: ["INVALID_CURSOR", "NOT_FOUND"],
});
