import type { Ctx } from "#lib/context.ts";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { describe } from "../questions/service.ts";
import { csvReply, listedBy, scopeOf, shapeOf } from "../scope/service.ts";
import type { getCustomerJourney } from "./contract.ts";
import * as queries from "./queries.ts";
import { filterOf, linksOf, none, other, type Step, totalsOf } from "./rules.ts";

const words: Record<string, string> = { [other]: "Other questions", [none]: "Nothing that could be grouped" };

export async function get(ctx: Ctx, { pages, questions, format, ...query }: Input<typeof getCustomerJourney>["query"]) {
  const scope = await scopeOf(ctx, query);
  const ways = await queries.ways(ctx.db, ctx.merchantId, scope, { pages, questions });
  const byPage = totalsOf(ways, "page");
  const byQuestion = totalsOf(ways, "question");
  const single = (totals: { value: string }[]) =>
    totals.map(({ value }) => value).filter((value) => value !== other && value !== none);
  const told = { pages: single(byPage), questions: single(byQuestion) };
  const named = await describe(ctx, told.questions);
  const label = (id: string) => words[id] ?? named.get(id)?.label ?? id;
  const counted = (count: number, step: Step) => ({
    count,
    filter: listedBy(scope, filterOf(step, told) as Partial<Asked>),
  });
  const paths = ways.map(({ conversations, ...way }) => ({ ...way, conversations: counted(conversations, way) }));
  if (format === "csv") {
    const lines = paths.map(({ conversations, question, ...path }) => ({
      ...{ ...path, question: label(question), question_id: question, conversations: conversations.count },
    }));
    return csvReply("customer-journey", scope, ["page", "question", "outcome", "conversations", "question_id"], lines);
  }
  return {
    ...shapeOf(scope),
    conversations: ways.reduce((sum, way) => sum + way.conversations, 0),
    pages: byPage.map(({ value: page, count }) => ({ page, conversations: counted(count, { page }) })),
    questions: byQuestion.map(({ value: question, count }) => ({
      ...{ question, label: label(question), conversations: counted(count, { question }) },
    })),
    outcomes: totalsOf(ways, "outcome").map(({ value: outcome, count }) => ({
      ...{ outcome, conversations: counted(count, { outcome }) },
    })),
    links: (["page_question", "question_outcome"] as const).flatMap((between) => {
      const links =
        between === "page_question" ? linksOf(ways, "page", "question") : linksOf(ways, "question", "outcome");
      return links.map(({ from, to, step, count }) => ({ between, from, to, conversations: counted(count, step) }));
    }),
    paths,
  };
}
