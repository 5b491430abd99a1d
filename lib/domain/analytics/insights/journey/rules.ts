import type { throughs } from "./contract.ts";
import type { Outcome, Way } from "./queries.ts";

export type Through = (typeof throughs)[number];

/** Values that stand for more than one page or question, or for none. */
export const other = "other";
export const none = "none";
/** Stands for all tags that are not told apart, and for having none. */
export const noTag = "";

/** The values of a column of ways with their conversations: the most frequent first, then what stands for the rest. */
export function totalsOf<Column extends "page" | "step" | "outcome">(
  ways: readonly Way[],
  column: Column,
  rest: readonly string[] = [other, none],
) {
  const totals = new Map<Way[Column], number>();
  for (const way of ways) totals.set(way[column], (totals.get(way[column]) ?? 0) + way.conversations);
  const rank = (value: string) => rest.indexOf(value);
  return [...totals]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Ways added up by two of their three places. */
export function linksOf(ways: readonly Way[], from: "page" | "step", to: "step" | "outcome") {
  const links = new Map<string, { from: string; to: string; place: Place; count: number }>();
  for (const way of ways) {
    const key = `${way[from]}\n${way[to]}`;
    const known = links.get(key);
    if (known) known.count += way.conversations;
    else {
      const place = { [from]: way[from], [to]: way[to] };
      links.set(key, { from: way[from], to: way[to], place, count: way.conversations });
    }
  }
  return [...links.values()].sort((a, b) => b.count - a.count);
}

/** Where a conversation came by. */
export type Place = { page?: string; step?: string; outcome?: Outcome };

/** The pages and steps that are told apart, which what stands for the rest leaves out; tags in their order. */
export type Told = { pages: readonly string[]; steps: readonly string[] };

const single = (value: string | undefined) => (value === other || value === none ? undefined : value);

/** The filters of the conversation list for those who came by a place. */
export function filterOf(through: Through, { page, step, outcome }: Place, { pages, steps }: Told) {
  const lacksQuestion = through === "question" && step === none;
  const lacks = [...(page === none ? ["page"] : []), ...(lacksQuestion ? ["question"] : [])];
  return {
    page: single(page),
    outcome: outcome && [outcome],
    ...(page === other && { page_not: pages.map((one) => one.replaceAll(",", "%2C")) }),
    ...(step !== undefined && (through === "tag" ? ofTag(step, steps) : ofQuestion(step, steps))),
    ...(lacks.length > 0 && { without: lacks }),
  };
}

const ofQuestion = (step: string, told: readonly string[]) => ({
  opening_question: single(step),
  ...(step === other && { opening_question_not: [...told] }),
});

function ofTag(step: string, told: readonly string[]) {
  const before = step === noTag ? told : told.slice(0, told.indexOf(step));
  return { ...(step !== noTag && { tag: [step] }), ...(before.length > 0 && { tag_not: [...before] }) };
}

/** By which more conversations are told apart. */
export function tellsMore(byQuestion: readonly Way[], byTag: readonly Way[]): Through {
  const told = (ways: readonly Way[], rest: readonly string[]) =>
    ways.reduce((sum, { step, conversations }) => sum + (rest.includes(step) ? 0 : conversations), 0);
  return told(byTag, [noTag]) > told(byQuestion, [other, none]) ? "tag" : "question";
}
