import { catalogue, chest, type Product, sizes, sleeve } from "../content/catalogue.ts";
import { agents } from "../content/people.ts";
import { deliveryTo, fees } from "../content/shop.ts";
import { daysBefore, partOfDay, timeZone, workingDays } from "./calendar.ts";
import type { Customer } from "./customers.ts";
import type { Phrasebook, Scenario } from "./phrasebook.ts";
import type { Random } from "./random.ts";
import type { Slots } from "./say.ts";

export type Article = { product: Product; colour: string; size?: keyof typeof chest };

/** Who and what a conversation is about; the same names, products and prices in all of it. */
export type Cast = { customer: Customer; agent: string; article: Article; order?: string; slots: Slots };

/** Casts the `number`th conversation of the shop. */
export function castFor(
  random: Random,
  customer: Customer,
  book: Phrasebook,
  scenario: Scenario,
  { start: at, number }: { start: Date; number: number },
): Cast {
  const article = chooseArticle(random, scenario);
  const agent = random.pick(book.locale === "en-GB" ? agents : agents.slice(0, 2));
  const order =
    scenario.about === "order" || scenario.topic === "exchange"
      ? `AF-${24_000 + number * 9 + random.int(0, 8)}`
      : undefined;
  const fit = fitting(random, article, scenario);
  const slots = {
    agent,
    hello: book.hello[partOfDay(at)],
    ...personSlots(customer, book),
    ...articleSlots(random, article, book),
    ...(fit && sizeSlots(fit, article.product, book)),
    ...feeSlots(book.locale),
    ...deliverySlots(random, customer, book, at),
    ...(order && { order }),
  };
  const bought = fit && scenario.topic === "size" ? { ...article, size: fit.best } : article;
  return { customer, agent, article: bought, order, slots };
}

/** What the shop's system calls it: `Merino crew, oat · M`. */
export const titleOf = ({ product, colour, size }: Article) => `${product.name}, ${colour}${size ? ` · ${size}` : ""}`;

const isAbout: Record<Scenario["about"], (product: Product) => boolean> = {
  garment: ({ kind }) => kind === "garment",
  knit: ({ kind, fibre }) => kind === "garment" && fibre === "wool",
  textile: ({ kind, fibre }) => kind !== "accessory" && fibre !== undefined,
  home: ({ kind }) => kind === "home",
  product: () => true,
  order: () => true,
};

export function chooseArticle(random: Random, { about }: Pick<Scenario, "about">): Article {
  const product = random.pick(catalogue.filter(isAbout[about]));
  const size = product.kind === "garment" ? random.weighted({ S: 3, M: 4, L: 3 }) : undefined;
  return { product, colour: random.pick(product.colours), size };
}

function personSlots({ account, city, country }: Customer, { locale }: Phrasebook): Slots {
  const named = new Intl.DisplayNames(locale, { type: "region" }).of(country) ?? country;
  const place = { city, country: country === "US" && locale === "en-GB" ? "the United States" : named };
  if (!account) return { ...place, o: "o", e: "" };
  const { name, first, email, gender } = account;
  return { ...place, name, first, email, o: gender === "f" ? "a" : "o", e: gender === "f" ? "e" : "" };
}

function articleSlots(random: Random, { product, colour }: Article, book: Phrasebook): Slots {
  const second = random.pick(catalogue.filter((other) => other.kind === product.kind && other !== product));
  const { name, price, colours, about, maker, measure, fibre } = product;
  return {
    product: name,
    colour,
    item: book.item,
    price: money(book.locale, price),
    colours: new Intl.ListFormat(book.locale).format(colours),
    about,
    maker,
    second: second.name,
    second_about: second.about,
    second_price: money(book.locale, second.price),
    saving: money(book.locale, Math.round(price * 0.1)),
    less: money(book.locale, Math.round(price * 0.9)),
    left: String(random.int(2, 12)),
    height: String(random.int(158, 192)),
    ...(measure && { measure }),
    budget: money(book.locale, Math.ceil(price / 1000) * 1000).replace(/[.,]00/, ""),
    ...(fibre && { care: book.care[fibre] }),
    ...(fibre === "wool" && { wool: book.wool }),
  };
}

type Fitting = { size: keyof typeof chest; other: keyof typeof chest; best: keyof typeof chest; larger: boolean };

/** The size the customer knows, the one next to it, and the one to take. */
function fitting(
  random: Random,
  { product: { fit = "true" }, size }: Article,
  { topic }: Scenario,
): Fitting | undefined {
  if (!size) return undefined;
  const free = topic === "exchange" || fit === "true";
  const larger = free ? random.chance(0.6) : fit === "close";
  const other = sizes[sizes.indexOf(size) + (larger ? 1 : -1)] ?? size;
  return { size, other, best: fit === "true" ? size : other, larger };
}

function sizeSlots(
  { size, other, best, larger }: Fitting,
  { fit = "true", sleeveless }: Product,
  book: Phrasebook,
): Slots {
  const too = larger ? book.too.larger : book.too.smaller;
  const slots = { size, other, best, too, fit: book.fit[fit], chest: String(chest[best]) };
  return sleeveless ? slots : { ...slots, sleeve: String(sleeve[best]) };
}

function feeSlots(locale: string): Slots {
  return {
    wrap_fee: money(locale, fees.wrap),
    label_fee: money(locale, fees.label),
    mend_fee: money(locale, fees.mend),
    free_from: money(locale, fees.freeFrom),
  };
}

function deliverySlots(random: Random, customer: Customer, book: Phrasebook, at: Date): Slots {
  const { zone, postage, days, carrier } = deliveryTo(customer.country);
  const [from, to] = days;
  const due = workingDays(at, random.int(1, Math.min(2, to)));
  const sent = workingDays(due, -to);
  const on = (date: Date) => dateFormat(book.locale).format(date);
  return {
    postage: money(book.locale, postage),
    days: `${from}–${to}`,
    carrier,
    label: book.label[zone],
    customs: book.customs[zone],
    tracking: trackingNumber(random, carrier),
    arrives: on(workingDays(at, to)),
    due: on(due),
    sent: on(sent),
    ordered: on(daysBefore(sent, random.int(1, 2))),
    soon: on(workingDays(at, 2)),
    late: on(workingDays(at, -random.int(2, 4))),
    returned: on(workingDays(at, -random.int(6, 9))),
    long_ago: on(daysBefore(at, random.int(38, 52))),
    restock: on(workingDays(at, random.int(8, 18))),
  };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateFormat(locale: string): Intl.DateTimeFormat {
  const format = formats.get(locale) ?? new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone });
  formats.set(locale, format);
  return format;
}

export function money(locale: string, cents: number): string {
  return new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" }).format(cents / 100);
}

function trackingNumber(random: Random, carrier: string): string {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join("");
  if (carrier === "CTT") return `DA${digits(9)}PT`;
  return carrier === "DPD" ? `0974${digits(10)}` : `JD01${digits(14)}`;
}
