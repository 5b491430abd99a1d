import { catalogue, chest, type Product, sizes, sleeve } from "../content/catalogue.ts";
import { formatsOf } from "./formats.ts";
import type { Phrasebook, Scenario } from "./phrasebook.ts";
import type { Random } from "./random.ts";
import type { Slots } from "./say.ts";

type Size = keyof typeof chest;

/** A product as one buys it. */
export type Article = { product: Product; colour: string; size?: Size };

const isAbout: Record<Scenario["about"], (product: Product) => boolean> = {
  garment: ({ kind }) => kind === "garment",
  knit: ({ kind, fibre }) => kind === "garment" && fibre === "wool",
  textile: ({ kind, fibre }) => kind !== "accessory" && fibre !== undefined,
  home: ({ kind }) => kind === "home",
  product: () => true,
  order: () => true,
};

export function chooseArticle(random: Random, about: Scenario["about"]): Article {
  const product = random.pick(catalogue.filter(isAbout[about]));
  const size = product.kind === "garment" ? random.weighted({ S: 3, M: 4, L: 3 }) : undefined;
  return { product, colour: random.pick(product.colours), size };
}

/** What the shop's system calls it: `Merino crew, oat · M`. */
export const titleOf = ({ product, colour, size }: Article) => `${product.name}, ${colour}${size ? ` · ${size}` : ""}`;

/** `MERI-CREW-OAT-M`. */
export function skuOf({ product, colour, size }: Article): string {
  const words = [...product.name.split(/[ -]/), colour, ...(size ? [size] : [])];
  return words.map((word) => word.slice(0, 4).toUpperCase()).join("-");
}

export function articleSlots(random: Random, { product, colour }: Article, book: Phrasebook): Slots {
  const { money, roundMoney, list } = formatsOf(book.locale);
  const { name, kind, price, colours, about, maker, measure, fibre } = product;
  const second = random.pick(catalogue.filter((other) => other.kind === kind && other !== product));
  return {
    product: name,
    colour,
    item: book.item,
    colours: list(colours),
    about,
    maker,
    price: money(price),
    budget: roundMoney(Math.ceil(price / 1000) * 1000),
    saving: money(Math.round(price * 0.1)),
    less: money(Math.round(price * 0.9)),
    second: second.name,
    second_about: second.about,
    second_price: money(second.price),
    left: String(random.int(2, 12)),
    height: String(random.int(158, 192)),
    ...(measure && { measure }),
    ...(fibre && { care: book.care[fibre] }),
    ...(fibre === "wool" && { wool: book.wool }),
  };
}

export type Fitting = { size: Size; other: Size; best: Size; larger: boolean };

/** The size the customer knows, the one next to it, and the one to take. */
export function fitting(random: Random, { product, size }: Article, { topic }: Scenario): Fitting | undefined {
  if (!size) return undefined;
  const { fit = "true" } = product;
  const free = topic === "exchange" || fit === "true";
  const larger = free ? random.chance(0.6) : fit === "close";
  const other = sizes[sizes.indexOf(size) + (larger ? 1 : -1)] ?? size;
  return { size, other, best: fit === "true" ? size : other, larger };
}

export function sizeSlots({ size, other, best, larger }: Fitting, product: Product, book: Phrasebook): Slots {
  const { fit = "true", sleeveless } = product;
  const too = larger ? book.too.larger : book.too.smaller;
  const slots = { size, other, best, too, fit: book.fit[fit], chest: String(chest[best]) };
  return sleeveless ? slots : { ...slots, sleeve: String(sleeve[best]) };
}
