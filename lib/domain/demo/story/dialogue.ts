import { handoverTurns, unfoundTurns } from "./handover.ts";
import type { Exchange } from "./phrasebook.ts";
import { type Ending, fits, type Plot, type Turn } from "./plot.ts";
import type { Random } from "./random.ts";
import { say } from "./say.ts";

/** A chat with the assistant, from the first question to its end. */
export function chat(random: Random, plot: Plot, ending: Ending): Turn[] {
  if (ending.kind === "handover" && ending.reason === "order_not_found") return unfoundTurns(random, plot, ending);
  const exchanges = [plot.opening, ...followUps(random, plot, ending)];
  const turns = exchanges.flatMap((exchange) => exchangeTurns(random, plot, exchange));
  if (ending.kind === "open") return random.chance(0.4) ? turns.slice(0, -1) : turns;
  if (ending.kind === "handover") return [...turns, ...handoverTurns(random, plot, ending)];
  return [...turns, ...(ending.kind === "resolved" ? farewell(random, plot, exchanges.length) : silence(random, plot))];
}

/** How many follow-ups a conversation has, by how it ends. */
const lengths: Record<Ending["kind"], Record<string, number>> = {
  resolved: { 0: 2, 1: 5, 2: 5, 3: 2 },
  unanswered: { 0: 3, 1: 4, 2: 1 },
  open: { 0: 1, 1: 4, 2: 2 },
  handover: { 0: 3, 1: 4, 2: 1 },
};

function followUps(random: Random, { scenario, opening, book, cast }: Plot, { kind }: Ending): Exchange[] {
  if (opening.decision) return [];
  const pool = scenario.more.filter((exchange) => fits(exchange, cast) && !(kind === "handover" && exchange.cart));
  const first = (opening.next ?? []).filter((exchange) => fits(exchange, cast));
  const chosen = [...first, ...random.sample(pool, Number(random.weighted(lengths[kind])))];
  const asides = (cast.order ? book.asides.order : book.asides.product).filter((exchange) => fits(exchange, cast));
  if (asides.length > 0 && random.chance(0.22))
    chosen.splice(random.int(first.length, chosen.length), 0, random.pick(asides));
  return chosen;
}

function exchangeTurns(random: Random, { cast, cart }: Plot, { ask, answer, source, cart: adds }: Exchange): Turn[] {
  const turns: Turn[] = [
    { role: "customer", text: say(random, ask, cast.slots) },
    { role: "assistant", text: say(random, answer, cast.slots), source },
  ];
  return adds ? [...turns, { role: "system", text: cart.put(cast.article) }] : turns;
}

function farewell(random: Random, plot: Plot, exchanges: number): Turn[] {
  const turns = exchangeTurns(random, plot, random.pick(plot.book.thanks));
  return exchanges === 1 || random.chance(0.8) ? turns : turns.slice(0, 1);
}

function silence(random: Random, { book, cast }: Plot): Turn[] {
  return [
    { role: "assistant", text: say(random, book.nudge, cast.slots), pause: "nudge" },
    { role: "system", text: "Closed by itself: no reply for 30 minutes", pause: "silence" },
  ];
}
