import { books } from "../content/books.ts";
import { day, hour, minute } from "./calendar.ts";
import { Cart } from "./cart.ts";
import { type Cast, castFor } from "./cast.ts";
import type { Customer } from "./customers.ts";
import { chat } from "./dialogue.ts";
import { chooseEnding } from "./ending.ts";
import { letters } from "./letters.ts";
import type { Phrasebook, Place, Scenario } from "./phrasebook.ts";
import { type Ending, fits, type Plot, type Stage, type Turn } from "./plot.ts";
import type { Random } from "./random.ts";
import { chatOffsets, letterOffsets } from "./timing.ts";

/** Where a conversation stands in the shop's history. */
export type Slot = { number: number; start: Date; now: Date; stage: Stage };

/** A conversation as it happened. */
export type Told = {
  number: number;
  channel: "web" | "app" | "email";
  place: Place;
  plot: Plot;
  ending: Ending;
  turns: (Turn & { at: Date })[];
};

/** One conversation of the shop, told from beginning to end. */
export function tell(random: Random, customer: Customer, slot: Slot): Told {
  const { number, now, start, stage } = slot;
  const age = now.getTime() - start.getTime();
  const channel = channelFor(random, customer, stage, age);
  const plot = makePlot(random, customer, slot);
  const place = random.pick(plot.scenario.places);
  stock(random, plot, place);
  const byMail = channel === "email";
  const ending: Ending = byMail ? { kind: "resolved" } : chooseEnding(random, plot, stage, age);
  const turns = byMail ? letters(random, plot) : chat(random, plot, ending);
  const pace = 0.85 + (0.4 * age) / (90 * day);
  const offsets = byMail ? letterOffsets(random, turns) : chatOffsets(random, turns, pace);
  const begin = settle(random, slot, offsets.at(-1) ?? 0);
  const timed = turns.map((turn, index) => ({ ...turn, at: new Date(begin + (offsets[index] ?? 0)) }));
  return { number, channel, place, plot, ending, turns: timed };
}

/** What happened in the last days, or without an account, came in by the website. */
function channelFor(random: Random, { account }: Customer, stage: Stage, age: number): Told["channel"] {
  if (stage !== "past" || age < 3 * day || !account) return "web";
  return random.weighted({ web: 70, app: 20, email: 10 });
}

const needsAccount = ({ about, topic }: Scenario) => about === "order" || topic === "exchange" || topic === "wholesale";

function makePlot(random: Random, customer: Customer, slot: Slot): Plot {
  const book = books[customer.language] as Phrasebook;
  const possible = book.scenarios.filter((scenario) => customer.account || !needsAccount(scenario));
  const scenario = random.pickBy(possible, ({ weight = 1 }) => weight);
  const cast: Cast = castFor(random, customer, book, scenario, slot);
  const opening = random.pick(scenario.open.filter((exchange) => fits(exchange, cast)));
  return { book, scenario, opening, cast, cart: new Cart() };
}

/** What is in the cart before the first word. */
function stock(random: Random, { cast, cart }: Plot, place: Place): void {
  if (cast.order || !(place === "cart" || random.chance(0.35))) return;
  cart.putOthers(random, place === "cart" ? random.int(0, 2) : 1);
  if (place === "cart") cart.put(cast.article);
}

/** A conversation that runs has its last words minutes ago; the others were over an hour ago. */
function settle(random: Random, { start, now, stage }: Slot, length: number): number {
  if (stage === "running") return now.getTime() - length - random.int(15_000, 14 * minute);
  return Math.min(start.getTime(), now.getTime() - hour - length);
}
