import type { ImportLine } from "#lib/domain/imports/contract.ts";
import { day } from "./calendar.ts";
import type { Reason, Topic } from "./phrasebook.ts";
import type { Ending, Plot, Stage } from "./plot.ts";
import type { Random } from "./random.ts";

/** Topics that more often need a person. */
const delicate: Partial<Record<Topic, number>> = { damaged: 0.3, refund: 0.28, order: 0.14, payment: 0.14 };

const reasons: Partial<Record<Topic, Partial<Record<Reason, number>>>> = {
  refund: { refund_or_return: 6, complaint: 2, customer_asked: 2 },
  return: { refund_or_return: 5, customer_asked: 3, order_not_found: 2 },
  exchange: { customer_asked: 5, order_not_found: 2, assistant_unsure: 2 },
  order: { order_not_found: 3, customer_asked: 4, complaint: 5 },
  damaged: { complaint: 5, refund_or_return: 3, customer_asked: 3 },
};

const usual: Partial<Record<Reason, number>> = { customer_asked: 5, assistant_unsure: 4 };

/** How it ends. The assistant has become a little better over the weeks. */
export function chooseEnding(random: Random, plot: Plot, stage: Stage, age: number): Ending {
  const { scenario, opening, cast } = plot;
  if (stage === "running") return { kind: "open" };
  if (stage === "waiting")
    return { kind: "handover", reason: reasonFor(random, plot), until: random.pick(["asked", "taken"]) };
  const needsPerson = opening.decision ? 1 : (delicate[scenario.topic] ?? 0.06) * (0.8 + (0.5 * age) / (90 * day));
  if (cast.customer.account && random.chance(needsPerson)) {
    return { kind: "handover", reason: reasonFor(random, plot), until: "solved" };
  }
  return { kind: random.chance(0.13) ? "unanswered" : "resolved" };
}

function reasonFor(random: Random, { scenario, opening }: Plot): Reason {
  if (opening.decision) return scenario.topic === "wholesale" ? "customer_asked" : "refund_or_return";
  const namesOrder = opening.ask.some((line) => line.includes("{order}"));
  const possible: Partial<Record<Reason, boolean>> = { order_not_found: namesOrder, complaint: opening.upset ?? false };
  const weights = Object.entries(reasons[scenario.topic] ?? usual).filter(
    ([reason]) => possible[reason as Reason] ?? true,
  );
  return random.weighted(Object.fromEntries(weights)) as Reason;
}

const happy = { 5: 56, 4.5: 6, 4: 26, 3: 8, 2: 3, 1: 1 };
const mixed = { 5: 34, 4: 30, 3: 18, 2: 11, 1: 7 };

/** Not everyone gives a score, and who left without an answer seldom does. */
export function scoreOf(random: Random, ending: Ending): Pick<ImportLine, "satisfaction_score"> {
  const settled = ending.kind === "resolved" || (ending.kind === "handover" && ending.until === "solved");
  if (!random.chance(settled ? 0.42 : ending.kind === "unanswered" ? 0.05 : 0)) return {};
  const scores = ending.kind === "resolved" ? happy : mixed;
  return { satisfaction_score: Number(random.weighted(scores as Record<string, number>)) };
}

const recommends: readonly [least: number, answers: Readonly<Record<number, number>>][] = [
  [4.5, { 10: 50, 9: 34, 8: 14, 7: 2 }],
  [4, { 9: 24, 8: 46, 7: 26, 6: 4 }],
  [0, { 7: 18, 6: 30, 5: 28, 3: 16, 1: 8 }],
];

/** Some of those who give a score say as well whether they would recommend the shop. */
export function recommendationOf(random: Random, score: number | undefined): Pick<ImportLine, "nps_score"> {
  const answers = score !== undefined && recommends.find(([least]) => score >= least)?.[1];
  if (!answers || !random.chance(0.55)) return {};
  return { nps_score: Number(random.weighted(answers as Record<string, number>)) };
}

/** A few come back to a matter that seemed settled. */
export function reopenedOf(random: Random, { kind }: Ending): Pick<ImportLine, "reopened_count"> {
  return kind === "resolved" && random.chance(0.04) ? { reopened_count: 1 } : {};
}
