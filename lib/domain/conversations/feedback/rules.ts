import type { z } from "zod";
import type { NewEvent } from "#lib/domain/events/service.ts";
import { AppError, invalidField } from "#lib/http/errors.ts";
import type { Feedback, GiveFeedback } from "./contract.ts";

/** What feedback changes in a conversation, what it sets off, and how it reads. Given again, it replaces the former. */
export function planFeedback(
  conversation: { id: string; customer_id: string },
  input: z.output<typeof GiveFeedback>,
  now: Date,
) {
  const rating = ratingOf(input);
  const { nps_score = null, feedback_text = null } = input;
  const about = { conversation_id: conversation.id, customer_id: conversation.customer_id };
  const data = { ...about, rating, feedback_text, nps_score };
  const event: NewEvent = { type: "customer.satisfaction_feedback", data, ...about };
  const changes = { satisfaction_score: rating, nps_score, feedback_text, feedback_at: now };
  const feedback: z.output<typeof Feedback> = { ...data, created_at: now.toISOString() };
  return { changes, event, feedback };
}

function ratingOf({ rating, satisfaction_score }: z.output<typeof GiveFeedback>): number {
  if (rating !== undefined && satisfaction_score !== undefined) {
    throw invalidField("satisfaction_score", "twice", "Give either rating or satisfaction_score.");
  }
  const given = rating ?? satisfaction_score;
  if (given !== undefined) return Math.round(given * 100) / 100;
  const message = "The request is missing required parameters: rating (or satisfaction_score).";
  throw new AppError("INVALID_REQUEST", message, { missing_fields: ["rating"] });
}
