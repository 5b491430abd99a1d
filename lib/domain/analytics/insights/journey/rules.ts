import type { Outcome, Way } from "./queries.ts";

/** Values that stand for more than one page or question, or for none. */
export const other = "other";
export const none = "none";

/** The values of a column of ways with their conversations: the most frequent first, then `other`, then `none`. */
export function totalsOf<Column extends "page" | "question" | "outcome">(ways: readonly Way[], column: Column) {
  const totals = new Map<Way[Column], number>();
  for (const way of ways) totals.set(way[column], (totals.get(way[column]) ?? 0) + way.conversations);
  const rank = (value: string) => (value === none ? 2 : value === other ? 1 : 0);
  return [...totals]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => rank(a.value) - rank(b.value) || b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** Ways added up by two of their three steps. */
export function linksOf(ways: readonly Way[], from: "page" | "question", to: "question" | "outcome") {
  const links = new Map<string, { from: string; to: string; step: Step; count: number }>();
  for (const way of ways) {
    const key = `${way[from]}\n${way[to]}`;
    const known = links.get(key);
    if (known) known.count += way.conversations;
    else
      links.set(key, {
        from: way[from],
        to: way[to],
        step: { [from]: way[from], [to]: way[to] },
        count: way.conversations,
      });
  }
  return [...links.values()].sort((a, b) => b.count - a.count);
}

export type Step = { page?: string; question?: string; outcome?: Outcome };

/** The pages and questions that are told apart, which `other` leaves out. */
export type Told = { pages: readonly string[]; questions: readonly string[] };

/** The filters of the conversation list for those who took a step. */
export function filterOf({ page, question, outcome }: Step, { pages, questions }: Told) {
  const lacks = [...(page === none ? ["page"] : []), ...(question === none ? ["question"] : [])];
  const single = (value: string | undefined) => (value === other || value === none ? undefined : value);
  return {
    page: single(page),
    opening_question: single(question),
    outcome: outcome && [outcome],
    ...(page === other && { page_not: pages.map((one) => one.replaceAll(",", "%2C")) }),
    ...(question === other && { opening_question_not: [...questions] }),
    ...(lacks.length > 0 && { without: lacks }),
  };
}
