import type { Ctx } from "#lib/context.ts";
import type { Asked } from "#lib/domain/conversations/list/service.ts";
import type { Input } from "#lib/http/contract.ts";
import { describe } from "../questions/service.ts";
import { csvReply, listedBy, type Scope, scopeOf, shapeOf } from "../scope/service.ts";
import type { getCustomerJourney } from "./contract.ts";
import * as queries from "./queries.ts";
import { filterOf, linksOf, none, noTag, other, type Place, type Through, tellsMore, totalsOf } from "./rules.ts";

type Query = Input<typeof getCustomerJourney>["query"];
type Wanted = Pick<Query, "pages" | "questions" | "through">;

const words: Record<string, string> = { [other]: "Other questions", [none]: "Nothing that could be grouped" };

/** The ways, what they lead through, and the steps that are told apart. */
async function waysOf(ctx: Ctx, scope: Scope, { pages, questions: steps, through }: Wanted) {
  const { db, merchantId } = ctx;
  const tags = through === "question" ? [] : await queries.frequentTags(db, merchantId, scope, steps);
  const [asked, tagged] = await Promise.all([
    through === "tag" ? [] : queries.byQuestion(db, merchantId, scope, { pages, steps }),
    through === "question" ? [] : queries.byTag(db, merchantId, scope, { pages, tags }),
  ]);
  const chosen: Through = through === "most" ? tellsMore(asked, tagged) : through;
  if (chosen === "tag") return { through: chosen, ways: tagged, told: tags, labelOf: (tag: string) => tag };
  const told = namesOf(totalsOf(asked, "step"));
  const named = await describe(ctx, told);
  const labelOf = (id: string) => words[id] ?? named.get(id)?.label ?? id;
  return { through: chosen, ways: asked, told, labelOf };
}

const namesOf = (totals: { value: string }[]) =>
  totals.map(({ value }) => value).filter((value) => value !== other && value !== none);

/** A step as an answer says it. */
const named = (through: Through, step: string) =>
  through === "tag" ? { tag: step === noTag ? null : step } : { question: step };

export async function get(ctx: Ctx, { pages, questions, through: wanted, format, ...query }: Query) {
  const scope = await scopeOf(ctx, query);
  const { through, ways, told, labelOf } = await waysOf(ctx, scope, { pages, questions, through: wanted });
  const byPage = totalsOf(ways, "page");
  const byStep = totalsOf(ways, "step", through === "tag" ? [noTag] : [other, none]);
  const apart = { pages: namesOf(byPage), steps: told };
  const counted = (count: number, place: Place) => ({
    count,
    filter: listedBy(scope, filterOf(through, place, apart) as Partial<Asked>),
  });
  const paths = ways.map((way) => ({
    ...{ page: way.page, ...named(through, way.step), outcome: way.outcome },
    conversations: counted(way.conversations, way),
  }));
  if (format === "csv") return asCsv(scope, through, ways, labelOf);
  const steps = byStep.map(({ value: step, count }) => ({ step, conversations: counted(count, { step }) }));
  return {
    ...shapeOf(scope),
    conversations: ways.reduce((sum, way) => sum + way.conversations, 0),
    pages: byPage.map(({ value: page, count }) => ({ page, conversations: counted(count, { page }) })),
    through,
    questions:
      through === "question" ? steps.map(({ step, ...row }) => ({ question: step, label: labelOf(step), ...row })) : [],
    tags: through === "tag" ? steps.map(({ step, ...row }) => ({ tag: step === noTag ? null : step, ...row })) : [],
    outcomes: totalsOf(ways, "outcome").map(({ value: outcome, count }) => ({
      ...{ outcome, conversations: counted(count, { outcome }) },
    })),
    links: (["page", "outcome"] as const).flatMap((end) => {
      const links = end === "page" ? linksOf(ways, "page", "step") : linksOf(ways, "step", "outcome");
      const between = end === "page" ? (`page_${through}` as const) : (`${through}_outcome` as const);
      return links.map(({ from, to, place, count }) => ({ between, from, to, conversations: counted(count, place) }));
    }),
    paths,
  };
}

function asCsv(scope: Scope, through: Through, ways: readonly queries.Way[], labelOf: (step: string) => string) {
  const lines = ways.map(({ page, step, outcome, conversations }) => ({
    ...{ page, [through]: labelOf(step), outcome, conversations, ...(through === "question" && { question_id: step }) },
  }));
  const more = through === "question" ? ["question_id"] : [];
  return csvReply("customer-journey", scope, ["page", through, "outcome", "conversations", ...more], lines);
}
