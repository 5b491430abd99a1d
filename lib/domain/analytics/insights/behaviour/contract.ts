import { z } from "zod";
import { ConditionTree } from "#lib/conditions/contract.ts";
import { timeZone } from "#lib/domain/members/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";
import { periodQuery } from "../../series/contract.ts";
import { format } from "../scope/contract.ts";
import { behaviourIds } from "./groups.ts";

export { behaviourIds, behaviours } from "./groups.ts";

const count = z.int().nonnegative();
const money = z.object({ value: z.number(), currency: z.string().meta({ examples: ["EUR"] }) });
const customersListed = z.string().meta({
  description: "The query of `GET /v1/customers` that lists exactly these customers.",
  examples: ["behaviour=at_risk"],
});
const asOf = { time_zone: z.string().meta({ examples: ["Europe/Lisbon"] }), generated_at: timestamp };

/** Customers are taken as they are now; the stretch of time, if any, says when they were last seen. */
const seen = {
  from: periodQuery.from.meta({ description: "Only customers last seen from this day or moment on." }),
  to: periodQuery.to.meta({ description: "Only customers last seen up to this day, or before this moment." }),
  time_zone: timeZone.optional().meta({ description: "In which days begin; by default the merchant's." }),
};

export const BehaviourGroup = z
  .object({
    id: z.enum(behaviourIds),
    label: z.string().meta({ examples: ["At risk"] }),
    rule: z.string().meta({ description: "In words.", examples: ["Bought at least once and not seen for 60 days."] }),
    condition: ConditionTree.meta({ description: "The same rule; `POST /v1/segments` takes it as it is." }),
    customers: count,
    share: z.number().min(0).max(1).nullable().meta({ description: "Of all customers; groups overlap." }),
    lifetime_value: money.meta({ description: "What they bought, all together." }),
    average_lifetime_value: money.nullable(),
    average_satisfaction: z.number().min(0).max(5).nullable(),
    average_lead_score: z.number().min(0).max(100).nullable(),
    conversations_per_customer: z.number().nonnegative().nullable(),
    filter: customersListed,
  })
  .meta({ id: "BehaviourGroup" });

export const listBehaviours = route({
  id: "listBehaviours",
  method: "GET",
  path: "/v1/analytics/insights/behaviours",
  tag: "Analytics",
  summary: "List groups of customers by how they behave",
  description:
    "Each group is a stated rule over the customers' figures of this moment. Groups overlap. Keep one as a segment with " +
    "its `condition`.",
  scope: "customers:read",
  query: z.strictObject({ ...seen, format }),
  responses: {
    200: z.object({ ...asOf, customers: count, groups: z.array(BehaviourGroup) }).meta({ id: "BehaviourGroups" }),
  },
  files: ["text/csv"],
});

export const LeadReason = z
  .object({
    reason: z.enum(["purchase_intent", "cart_value", "recency", "satisfaction", "loyalty"]),
    points: count,
  })
  .meta({ id: "LeadReason" });

export const getLeadScoring = route({
  id: "getLeadScoring",
  method: "GET",
  path: "/v1/analytics/insights/leads",
  tag: "Analytics",
  summary: "Get the best leads, and how the scores are spread",
  description:
    "The lead score is 0 to 100: at most 40 points for the intent to buy, 25 for the cart, 20 for recency, 10 for " +
    "satisfaction and 5 for an earlier purchase. Each lead shows what its points are for.",
  scope: "customers:read",
  query: z.strictObject({ ...seen, limit: z.coerce.number().int().min(1).max(100).default(10), format }),
  responses: {
    200: z
      .object({
        ...asOf,
        customers: count,
        average: z.number().nullable(),
        distribution: z.array(
          z.object({ from: count, to: count, customers: count, filter: customersListed }).meta({ id: "LeadBand" }),
        ),
        reasons: z.array(
          z.object({
            reason: LeadReason.shape.reason,
            customers: count.meta({ description: "How many have points for it." }),
            average_points: z.number().nullable().meta({ description: "Of those who have any." }),
            most: count.meta({ description: "How many points there are for it at most." }),
          }),
        ),
        leads: z.array(
          z.object({
            customer_id: id("cust"),
            name: z.string().nullable(),
            email: z.string().nullable(),
            score: z.int().min(0).max(100),
            reasons: z.array(LeadReason),
            last_seen_at: timestamp,
          }),
        ),
      })
      .meta({ id: "LeadScoring" }),
  },
  files: ["text/csv"],
});
