import { z } from "zod";
import { listFilters } from "#lib/domain/conversations/list/contract.ts";
import { timestamp } from "#lib/http/schemas.ts";
import { periodQuery } from "../../series/contract.ts";

// Left out is what insights themselves tell apart, so that every figure can be listed: a filter stands in a list once.
const {
  started_after: _after,
  started_before: _before,
  time_zone: _zone,
  question: _question,
  opening_question: _opening,
  opening_question_not: _openings,
  page_not: _pages,
  mentions: _mentions,
  mentions_sold_out: _soldOut,
  ...filters
} = listFilters;

/** What every insight takes: a stretch of time, and filters of the conversation list. */
export const scopeQuery = { ...periodQuery, ...filters };

export const format = z.enum(["json", "csv"]).default("json").meta({ description: "`csv` gives the same as a table." });

/** The query of the conversation list that lists exactly what was counted. */
export const listed = z.string().meta({
  description: "The query of `GET /v1/conversations` that lists exactly these conversations.",
  examples: ["started_after=2026-11-01T00%3A00%3A00.000Z&started_before=2026-11-08T00%3A00%3A00.000Z&outcome=resolved"],
});

export const Counted = z
  .object({ count: z.int().nonnegative(), filter: listed })
  .meta({ id: "InsightCount", description: "How many conversations, and the filter that lists exactly them." });

/** What every insight says of its stretch of time. */
export const scopeShape = {
  time_zone: z.string().meta({ examples: ["Europe/Lisbon"] }),
  starts_at: timestamp.meta({ description: "The first moment counted." }),
  ends_at: timestamp.meta({ description: "The first moment no longer counted." }),
  generated_at: timestamp,
};

export const Change = z
  .object({
    before: z.int().nonnegative().meta({ description: "As many in the as long stretch of time right before." }),
    relative: z.number().nullable().meta({ description: "The change as a part of `before`; null when that was zero." }),
    significant: z
      .boolean()
      .meta({ description: "Hardly by chance: counts of this size differ so much in less than one case of twenty." }),
  })
  .meta({ id: "InsightChange" });
