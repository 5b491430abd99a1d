import type { ImportLine } from "#lib/domain/imports/contract.ts";
import { hour, startTimes } from "./story/calendar.ts";
import { type Customer, gatherCustomers } from "./story/customers.ts";
import { asLine } from "./story/line.ts";
import type { Stage } from "./story/plot.ts";
import { Random } from "./story/random.ts";
import { tell } from "./story/tell.ts";

const days = 90;
const finished = 1195;
const running = 5;

/** Which of the latest conversations wait for a person, counted from the end. */
const waiting = new Set([2, 5, 6, 11]);

/** Nobody writes twice among so many conversations. */
const restingCustomers = 12;

/** The demo shop's last ninety days. The same moment and seed give the same conversations. */
export function demoConversations(now: Date, seed = "Alder & Finch"): ImportLine[] {
  const random = new Random(seed);
  const customers = gatherCustomers(random);
  const begun = new Set<string>();
  const recent: Customer[] = [];
  return stages(random, now).map((plan, index) => {
    const free = customers.filter((one) => !recent.includes(one) && (one.account || plan.stage === "past"));
    const customer = random.pickBy(free, ({ weight }) => weight);
    recent.unshift(customer);
    recent.splice(restingCustomers);
    return unlikeBefore(begun, (attempt) => {
      const chance = new Random(`${seed} ${index} ${attempt}`);
      return asLine(chance, tell(chance, customer, { number: index + 1, now, ...plan }));
    });
  });
}

function stages(random: Random, now: Date): { start: Date; stage: Stage }[] {
  const starts = startTimes(random, new Date(now.getTime() - hour), days, finished);
  const past = starts.map(
    (start, index) => ({ start, stage: waiting.has(finished - index) ? "waiting" : "past" }) as const,
  );
  return [...past, ...Array.from({ length: running }, () => ({ start: now, stage: "running" as const }))];
}

/** Tells it again in other words while it begins like one before. */
function unlikeBefore(begun: Set<string>, make: (attempt: number) => ImportLine): ImportLine {
  const most = 50;
  for (let attempt = 1; ; attempt++) {
    const line = make(attempt);
    const beginning = line.messages?.[0]?.content ?? "";
    if (begun.has(beginning) && attempt < most) continue;
    begun.add(beginning);
    return line;
  }
}
