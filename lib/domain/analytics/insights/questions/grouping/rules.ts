import { asks } from "../words/rules.ts";

// Questions that are alike come into one group: the first makes it, the next join it when the terms that are rare in
// the shop agree enough with those that stand in most of its questions. Same order, same groups.

/** The terms of a group with the number of its questions in which each stands; `asking` of them ask. */
export type Group = { id: string; language: string; size: number; asking: number; counts: Map<string, number> };

export type Question = { language: string; terms: readonly string[] };

/** In how many questions of a language a term stands; term "" counts the questions. */
export type Frequencies = (language: string, term: string) => number;

type Vector = Map<string, number>;

/** From this likeness on a question belongs to a group. Chosen by reading the groups of 3,500 real dialogs. */
const alike = 0.5;
/** How much less alike a wish and a question about the same thing are: "A mocha, please" and "What is in a mocha?". */
const otherwiseAsked = 0.48;
const weightOfAsking = 0.8;
/** Of a group's terms, those that say what it is about. */
const leading = 12;

function rarity(language: string, term: string, frequencies: Frequencies): number {
  const among = Math.max(1, frequencies(language, ""));
  const weight = Math.log(1 + among / Math.max(1, frequencies(language, term)));
  return asks(term) ? weight * weightOfAsking : weight;
}

function normalised(weights: [string, number][]): Vector {
  const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
  return new Map(weights.map(([term, weight]) => [term, weight / length]));
}

const byWeight = (a: [string, number], b: [string, number]) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);

function centreOf(group: Group, frequencies: Frequencies): Vector {
  const weights = [...group.counts].map(([term, count]): [string, number] => [
    term,
    (count / group.size) * rarity(group.language, term, frequencies),
  ]);
  return normalised(weights.sort(byWeight).slice(0, leading));
}

function cosine(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0);
  return sum;
}

/** Takes one question after the other and says into which group it comes; `newGroup` gives the id of a new one. */
export function createGrouping(groups: readonly Group[], frequencies: Frequencies, newGroup: () => string) {
  const byTerm = new Map<string, Set<Group>>();
  const centres = new Map<Group, Vector>();
  const file = (group: Group, terms: Iterable<string>) => {
    for (const term of terms) {
      const key = `${group.language} ${term}`;
      byTerm.set(key, (byTerm.get(key) ?? new Set()).add(group));
    }
  };
  for (const group of groups) file(group, group.counts.keys());

  const likeness = (vector: Vector, asking: boolean, group: Group): number => {
    const centre = centres.get(group) ?? centreOf(group, frequencies);
    centres.set(group, centre);
    return cosine(vector, centre) - otherwiseAsked * Math.abs(Number(asking) - group.asking / group.size);
  };

  const closest = (question: Question): { group: Group; fit: number } | null => {
    const { language, terms } = question;
    const vector = normalised(terms.map((term) => [term, rarity(language, term, frequencies)]));
    const candidates = new Set(terms.flatMap((term) => [...(byTerm.get(`${language} ${term}`) ?? [])]));
    let best: { group: Group; fit: number } | null = null;
    for (const group of candidates) {
      const fit = group.size > 0 ? likeness(vector, terms.some(asks), group) : 0;
      if (fit < alike || (best && (fit < best.fit || (fit === best.fit && !precedes(group, best.group))))) continue;
      best = { group, fit };
    }
    return best;
  };

  return (question: Question): { groupId: string; fit: number; isNew: boolean } => {
    const found = closest(question);
    const { language, terms } = question;
    const group = found?.group ?? { id: newGroup(), language, size: 0, asking: 0, counts: new Map() };
    group.size += 1;
    group.asking += terms.some(asks) ? 1 : 0;
    for (const term of terms) group.counts.set(term, (group.counts.get(term) ?? 0) + 1);
    file(group, terms);
    centres.delete(group);
    return { groupId: group.id, fit: found?.fit ?? 0, isNew: !found };
  };
}

const precedes = (a: Group, b: Group) => a.size > b.size || (a.size === b.size && a.id < b.id);
