import { z } from "zod";
import { outcomes } from "#lib/domain/conversations/contract.ts";
import { route } from "#lib/http/contract.ts";
import { id, timestamp } from "#lib/http/schemas.ts";
import { Change, Counted, format, listed, scopeQuery, scopeShape } from "../scope/contract.ts";

const share = z.number().min(0).max(1).nullable();

export const QuestionExample = z
  .object({
    message_id: id("msg"),
    conversation_id: id("conv"),
    text: z
      .string()
      .meta({ description: "The customer's words, the first 300 letters.", examples: ["Do you ship to Norway?"] }),
    outcome: z.enum(outcomes),
    started_at: timestamp,
  })
  .meta({ id: "QuestionExample" });

const named = {
  id: id("qst"),
  label: z.string().meta({
    description: "A typical question of the group, with `…` for numbers and addresses.",
    examples: ["Where is my order …?"],
  }),
  language: z.string().meta({ description: "Two letters; empty when the language is unknown.", examples: ["en"] }),
  examples: z.array(QuestionExample).meta({
    description: "The most typical questions, no two alike. Empty for a caller who may not read conversations.",
  }),
};

export const FrequentQuestion = z
  .object({
    ...named,
    conversations: Counted.meta({ description: "Conversations in which it was asked." }),
    customers: z.int().nonnegative(),
    share: share.meta({ description: "Of all conversations of the period." }),
    resolved: Counted,
    unanswered: Counted,
    escalated: Counted,
    open: Counted,
    resolution_rate: share.meta({ description: "`resolved` of the conversations in which it was asked." }),
    satisfaction: z.number().min(0).max(5).nullable().meta({ description: "Mean of their scores; null without any." }),
    change: Change,
  })
  .meta({ id: "FrequentQuestion" });

export const listFrequentQuestions = route({
  id: "listFrequentQuestions",
  method: "GET",
  path: "/v1/analytics/insights/questions",
  tag: "Analytics",
  summary: "List what customers ask most",
  description:
    "Similar messages of customers are put into one group: the first of each conversation, and later ones with a question " +
    "mark. They are compared by their words, stemmed in the conversation's language, without numbers, addresses and " +
    "names of products. A group keeps its id while it grows. New messages are grouped within seconds.",
  scope: "analytics:read",
  query: z.strictObject({
    ...scopeQuery,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    sort: z.enum(["-conversations", "-change"]).default("-conversations").meta({
      description: "The most frequent first, or those that grew most against the period before.",
    }),
    format,
  }),
  responses: {
    200: z
      .object({
        ...scopeShape,
        conversations: z.int().nonnegative().meta({ description: "All conversations of the period." }),
        grouped: z.int().nonnegative().meta({ description: "Of these, with a question that was put into a group." }),
        waiting: z.boolean().meta({ description: "True while messages wait to be grouped." }),
        questions: z.array(FrequentQuestion),
      })
      .meta({ id: "FrequentQuestions" }),
  },
  files: ["text/csv"],
});

export const getQuestion = route({
  id: "getQuestion",
  method: "GET",
  path: "/v1/analytics/insights/questions/{question_id}",
  tag: "Analytics",
  summary: "Get a group of questions",
  scope: "analytics:read",
  params: z.strictObject({ question_id: id("qst") }),
  responses: {
    200: z
      .object({
        ...named,
        conversations: z.int().nonnegative().meta({ description: "In which it was ever asked." }),
        first_asked_at: timestamp,
        last_asked_at: timestamp,
        filter: listed,
      })
      .meta({ id: "QuestionGroup" }),
  },
  errors: ["NOT_FOUND"],
});
