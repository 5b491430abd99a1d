import { z } from "zod";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";

const feedbackText = z.string().trim().min(1).max(5000);

export const Feedback = z
  .object({
    conversation_id: id("conv"),
    customer_id: id("cust"),
    rating: z
      .number()
      .min(0)
      .max(5)
      .meta({ description: "The score, from 0 to 5.", examples: [5] }),
    nps_score: z.int().min(0).max(10).nullable(),
    feedback_text: z.string().nullable(),
    created_at: timestamp,
  })
  .meta({ id: "Feedback" });

export const GiveFeedback = z
  .strictObject({
    rating: z
      .int()
      .min(1)
      .max(5)
      .optional()
      .meta({ description: "1 to 5, as customers see it.", examples: [5] }),
    satisfaction_score: z
      .number()
      .min(0)
      .max(5)
      .optional()
      .meta({ description: "Instead of `rating`: any score from 0 to 5." }),
    nps_score: z
      .int()
      .min(0)
      .max(10)
      .optional()
      .meta({ description: "“How likely are you to recommend us?”, 0 to 10.", examples: [9] }),
    feedback_text: feedbackText.optional().meta({ examples: ["Very helpful and quick responses!"] }),
  })
  .meta({ id: "GiveFeedback" });

export const giveFeedback = route({
  id: "giveFeedback",
  method: "POST",
  path: "/v1/conversations/{conversation_id}/feedback",
  tag: "Conversations",
  summary: "Record what the customer thinks of a conversation",
  description:
    "Needs `rating` or `satisfaction_score`. Sets the conversation's `satisfaction_score`, `nps_score` and " +
    "`feedback_text`; given again, it replaces what was said before. Emits `customer.satisfaction_feedback`.",
  scope: "conversations:write",
  params: z.strictObject({ conversation_id: id("conv") }),
  body: GiveFeedback,
  responses: { 201: Feedback },
  errors: ["NOT_FOUND"],
});
