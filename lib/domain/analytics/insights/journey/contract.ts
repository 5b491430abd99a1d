import { z } from "zod";
import { outcomes } from "#lib/domain/conversations/contract.ts";
import { route } from "#lib/http/contract.ts";
import { Counted, format, scopeQuery, scopeShape } from "../scope/contract.ts";

const page = z.string().meta({
  description: "Without query and fragment; `other` for all further pages, `none` where it is not known.",
  examples: ["https://store.com/products/merino-crew"],
});
const question = z.string().meta({
  description: "The id of a group; `other` for all further ones, `none` where no question is in a group.",
  examples: ["qst_01kpvyzg2s8m4q6t7x9b1c3d5f"],
});

export const JourneyPath = z
  .object({ page, question, outcome: z.enum(outcomes), conversations: Counted })
  .meta({ id: "JourneyPath" });

export const getCustomerJourney = route({
  id: "getCustomerJourney",
  method: "GET",
  path: "/v1/analytics/insights/journey",
  tag: "Analytics",
  summary: "Get the ways from a page to a question to an outcome",
  description:
    "Each conversation takes one way: the page on which it began, its first question, how it ended. The most frequent " +
    "pages and questions are told apart, the others are together, so that all ways add up to all conversations.",
  scope: "analytics:read",
  query: z.strictObject({
    ...scopeQuery,
    pages: z.coerce.number().int().min(1).max(20).default(6).meta({ description: "How many pages to tell apart." }),
    questions: z.coerce
      .number()
      .int()
      .min(1)
      .max(20)
      .default(6)
      .meta({ description: "How many questions to tell apart." }),
    format,
  }),
  responses: {
    200: z
      .object({
        ...scopeShape,
        conversations: z.int().nonnegative().meta({ description: "All conversations of the period." }),
        pages: z.array(z.object({ page, conversations: Counted })),
        questions: z.array(z.object({ question, label: z.string(), conversations: Counted })),
        outcomes: z.array(z.object({ outcome: z.enum(outcomes), conversations: Counted })),
        links: z
          .array(
            z.object({
              between: z.enum(["page_question", "question_outcome"]),
              from: z.string(),
              to: z.string(),
              conversations: Counted,
            }),
          )
          .meta({ description: "How many went from a page to a question, and from a question to an outcome." }),
        paths: z.array(JourneyPath).meta({ description: "The most frequent first." }),
      })
      .meta({ id: "CustomerJourney" }),
  },
  files: ["text/csv"],
});
