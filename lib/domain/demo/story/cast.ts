import { agents } from "../content/people.ts";
import { type Article, articleSlots, chooseArticle, fitting, sizeSlots } from "./article.ts";
import { partOfDay } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import { deliverySlots, feeSlots } from "./delivery.ts";
import { formatsOf } from "./formats.ts";
import type { Phrasebook, Scenario } from "./phrasebook.ts";
import type { Random } from "./random.ts";
import type { Slots } from "./say.ts";

/** Who and what a conversation is about; the same names, products and prices in all of it. */
export type Cast = { customer: Customer; agent: string; article: Article; order?: string; slots: Slots };

/** Casts the `number`th conversation of the shop. */
export function castFor(
  random: Random,
  customer: Customer,
  book: Phrasebook,
  scenario: Scenario,
  { start, number }: { start: Date; number: number },
): Cast {
  const article = chooseArticle(random, scenario.about);
  const agent = random.pick(book.locale === "en-GB" ? agents : agents.slice(0, 2));
  const fit = fitting(random, article, scenario);
  const concernsOrder = scenario.about === "order" || scenario.topic === "exchange";
  const order = concernsOrder ? `AF-${24_000 + number * 9 + random.int(0, 8)}` : undefined;
  const slots = {
    agent,
    hello: book.hello[partOfDay(start)],
    ...personSlots(customer, book),
    ...articleSlots(random, article, book),
    ...(fit && sizeSlots(fit, article.product, book)),
    ...feeSlots(book),
    ...deliverySlots(random, customer.country, book, start),
    ...(order && { order }),
  };
  const bought = fit && scenario.topic === "size" ? { ...article, size: fit.best } : article;
  return { customer, agent, article: bought, order, slots };
}

function personSlots({ account, city, country }: Customer, { locale }: Phrasebook): Slots {
  const place = { city, country: formatsOf(locale).country(country) };
  if (!account) return { ...place, o: "o", e: "" };
  const { name, first, email, gender } = account;
  return { ...place, name, first, email, o: gender === "f" ? "a" : "o", e: gender === "f" ? "e" : "" };
}
