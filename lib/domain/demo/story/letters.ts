import type { Lines } from "./phrasebook.ts";
import { fits, type Plot, type Turn } from "./plot.ts";
import type { Random } from "./random.ts";
import { say } from "./say.ts";

/** E-mails between a customer and a person of the shop. */
export function letters(random: Random, plot: Plot): Turn[] {
  const { book, scenario, opening, cast } = plot;
  const { open, close, replyOpen, replyClose } = book.letter;
  const write = (...parts: Lines[]) => parts.map((lines) => say(random, lines, cast.slots)).join("\n\n");
  const pair = (ask: Lines, answer: Lines): Turn[] => [
    { role: "customer", text: write(open, ask, close) },
    { role: "agent", text: write(replyOpen, answer, replyClose) },
  ];
  const decided = opening.decision && (opening.person ?? scenario.person);
  const turns = pair(opening.ask, decided ?? opening.answer);
  const later = random.sample(
    scenario.more.filter((exchange) => fits(exchange, cast) && !exchange.cart),
    !decided && random.chance(0.5) ? 1 : 0,
  );
  turns.push(...later.flatMap(({ ask, answer }) => pair(ask, answer)));
  const thanks = random.pick(book.thanks);
  turns.push({ role: "customer", text: write(thanks.ask, close) });
  if (turns.length < 4 || random.chance(0.4)) turns.push({ role: "agent", text: write(thanks.answer) });
  return turns;
}
