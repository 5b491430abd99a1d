import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { FrequentQuestion } from "../questions/contract.ts";
import { Counted, format, scopeQuery, scopeShape } from "../scope/contract.ts";

export const ContentGap = FrequentQuestion.extend({
  left: Counted.extend({ customers: z.int().nonnegative() }).meta({
    description: "Conversations that ended unanswered or were handed to a person, and how many customers they are of.",
  }),
  left_share: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .meta({ description: "`left` of the conversations in which it was asked." }),
}).meta({ id: "ContentGap" });

export const listContentGaps = route({
  id: "listContentGaps",
  method: "GET",
  path: "/v1/analytics/insights/gaps",
  tag: "Analytics",
  summary: "List questions that are left without an answer",
  description:
    "Frequent questions whose conversations ended unanswered or were handed to a person, those first that left most " +
    "customers so. What to write next for the assistant.",
  scope: "analytics:read",
  query: z.strictObject({ ...scopeQuery, limit: z.coerce.number().int().min(1).max(100).default(20), format }),
  responses: { 200: z.object({ ...scopeShape, gaps: z.array(ContentGap) }).meta({ id: "ContentGaps" }) },
  files: ["text/csv"],
});
