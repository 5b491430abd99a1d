import type { Lines, Reason } from "./phrasebook.ts";
import type { Ending, Plot, Turn } from "./plot.ts";
import type { Random } from "./random.ts";
import { canSay, say } from "./say.ts";

type Handover = Extract<Ending, { kind: "handover" }>;

const reasonWords: Record<Reason, string> = {
  customer_asked: "customer asked",
  refund_or_return: "refund or return",
  order_not_found: "order not found",
  assistant_unsure: "assistant unsure",
  complaint: "complaint",
};

/** The end of a chat that a person takes over. */
export function handoverTurns(random: Random, plot: Plot, { reason, until }: Handover): Turn[] {
  const { book, opening, cast } = plot;
  const { ask, answer } = book.handover[opening.decision ? "customer_asked" : reason];
  const turns: Turn[] = [
    { role: "customer", text: say(random, opening.decision ?? ask, cast.slots) },
    { role: "assistant", text: say(random, answer, cast.slots) },
    { role: "system", text: `Handed to a person: ${reasonWords[reason]}` },
  ];
  if (until === "asked") return turns;
  turns.push(
    { role: "system", text: `${cast.agent} took the conversation, the assistant stays silent`, pause: "takeover" },
    { role: "agent", text: say(random, personLines(plot, reason), cast.slots) },
  );
  if (until === "taken") return turns;
  const thanks = random.pick(book.thanksPerson);
  turns.push({ role: "customer", text: say(random, thanks.ask, cast.slots) });
  if (random.chance(0.75)) turns.push({ role: "agent", text: say(random, thanks.answer, cast.slots) });
  return turns;
}

/** A chat in which the assistant cannot find the order, so a person has to. */
export function unfoundTurns(random: Random, plot: Plot, ending: Handover): Turn[] {
  const { book, opening, cast } = plot;
  const naming = opening.ask.filter((line) => line.includes("{order}")) as unknown as Lines;
  return [
    { role: "customer", text: say(random, naming, cast.slots) },
    { role: "assistant", text: say(random, book.notFound, cast.slots), source: "Orders" },
    ...handoverTurns(random, plot, ending),
  ];
}

/** What the person says: about the matter itself, unless the customer has moved on to another. */
function personLines({ book, scenario, opening, cast }: Plot, reason: Reason): Lines {
  const movedOn = reason === "assistant_unsure" || (reason === "refund_or_return" && !opening.decision);
  const special = opening.person ?? scenario.person;
  return special && !movedOn && canSay(special, cast.slots) ? special : book.person;
}
