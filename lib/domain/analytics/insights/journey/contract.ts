import { z } from "zod";
import { outcomes } from "#lib/domain/conversations/contract.ts";
import { route } from "#lib/http/contract.ts";
import { Counted, format, scopeQuery, scopeShape } from "../scope/contract.ts";

const page = z.string().meta({
  description: "Without query and fragment; `other` for all further pages, `none` where it is not known.",
  examples: ["https://store.com/products/merino-crew"],
});
const tag = z
  .string()
  .nullable()
  .meta({
    description:
      "A conversation with several of the most frequent tags goes by the most frequent of them. Null: it has none of them.",
    examples: ["shipping"],
  });
const question = z.string().meta({
  description: "The id of a group; `other` for all further ones, `none` where no question is in a group.",
  examples: ["qst_01kpvyzg2s8m4q6t7x9b1c3d5f"],
});

export const JourneyPath = z
  .object({
    page,
    question: question.optional(),
    tag: tag.optional(),
    outcome: z.enum(outcomes),
    conversations: Counted,
  })
  .meta({ id: "JourneyPath" });

/** What lies between page and outcome. */
export const throughs = ["question", "tag"] as const;

export const getCustomerJourney = route({
  id: "getCustomerJourney",
  method: "GET",
  path: "/v1/analytics/insights/journey",
  tag: "Analytics",
  summary: "Get the ways from a page to a question to an outcome",
  description:
    "Each conversation takes one way: the page on which it began, its first question or its tag, how it ended. The most " +
    "frequent pages, questions and tags are told apart, the others are together, so that all ways add up to all " +
    "conversations.",
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
      .meta({ description: "How many questions or tags to tell apart." }),
    through: z
      .enum([...throughs, "most"])
      .default("question")
      .meta({
        description:
          "Whether ways lead through questions or tags; `most` for the one by which more conversations are told apart.",
      }),
    format,
  }),
  responses: {
    200: z
      .object({
        ...scopeShape,
        conversations: z.int().nonnegative().meta({ description: "All conversations of the period." }),
        pages: z.array(z.object({ page, conversations: Counted })),
        through: z.enum(throughs).meta({ description: "What the ways lead through: `questions` or `tags` is filled." }),
        questions: z.array(z.object({ question, label: z.string(), conversations: Counted })),
        tags: z.array(z.object({ tag, conversations: Counted })),
        outcomes: z.array(z.object({ outcome: z.enum(outcomes), conversations: Counted })),
        links: z
          .array(
            z.object({
              between: z.enum(["page_question", "question_outcome", "page_tag", "tag_outcome"]),
              from: z.string(),
              to: z.string(),
              conversations: Counted,
            }),
          )
          .meta({
            description:
              "How many went from a page to a question or tag, and from there to an outcome; empty where `tag` is null.",
          }),
        paths: z.array(JourneyPath).meta({ description: "The most frequent first." }),
      })
      .meta({ id: "CustomerJourney" }),
  },
  files: ["text/csv"],
});
