import { crossingEvent, type Item } from "#lib/domain/inventory/service.ts";
import { catalogue, sizes } from "../content/catalogue.ts";
import type { News } from "../news.ts";
import { type Article, skuOf, titleOf } from "./article.ts";
import { day, hour } from "./calendar.ts";
import { Random } from "./random.ts";

const alternativesEach = 3;
const refilled = 3;
const threshold = { garment: 3, accessory: 6, home: 4 } as const;

/** What is on the demo shop's shelves, and when some of it ran low or came back. */
export function demoStock(now: Date, seed = "Alder & Finch shelves"): { items: Item[]; news: News[] } {
  const random = new Random(seed);
  const shelves = articles().map((article) => ({ article, item: stocked(random, article, now) }));
  for (const { article, item } of shelves) item.alternatives = alternativesTo(item.sku, article, shelves);
  const items = shelves.map(({ item }) => item);
  const known = new Map(items.map((item) => [item.sku, item]));
  const ranLow = items.flatMap((item) =>
    item.low_since
      ? [{ at: new Date(item.low_since), event: crossingEvent({ type: "inventory.low_stock", item }, known) }]
      : [],
  );
  const full = items.filter((item) => item.low_since === null);
  const cameBack = random.sample(full, refilled).flatMap((item) => refill(random, item, now, known));
  return { items, news: [...ranLow, ...cameBack] };
}

function articles(): Article[] {
  return catalogue.flatMap((product) =>
    product.colours.flatMap((colour): Article[] =>
      product.kind === "garment" ? sizes.map((size) => ({ product, colour, size })) : [{ product, colour }],
    ),
  );
}

function stocked(random: Random, article: Article, now: Date): Item {
  const { product, colour, size } = article;
  const low = threshold[product.kind];
  const level = random.weighted({ full: 92, low: 5, out: 3 });
  const quantity = level === "full" ? low + random.int(4, 40) : level === "low" ? random.int(1, low) : 0;
  const expected = new Date(now.getTime() + random.int(3, 24) * day).toISOString().slice(0, 10);
  const { maker, fibre } = product;
  return {
    sku: skuOf(article),
    name: titleOf(article),
    quantity,
    reserved: level === "full" && random.chance(0.3) ? random.int(1, 3) : 0,
    low_stock_threshold: low,
    restock_at: level === "full" || random.chance(0.25) ? null : `${expected}T08:00:00.000Z`,
    price_minor: product.price,
    price_currency: "EUR",
    alternatives: [],
    metadata: { colour, maker, ...(size && { size }), ...(fibre && { fibre }) },
    low_since: level === "full" ? null : new Date(now.getTime() - random.int(2, 12 * 24) * hour).toISOString(),
  };
}

/** Of what there is: the same in another colour first, then something of its kind in the same size. */
function alternativesTo(
  self: string,
  { product, size }: Article,
  shelves: { article: Article; item: Item }[],
): string[] {
  const apart = ({ article }: { article: Article }) => Math.abs(article.product.price - product.price);
  const others = shelves.filter(({ article, item }) => {
    const alike = article.product.kind === product.kind && article.size === size;
    return alike && item.sku !== self && item.low_since === null;
  });
  const same = others.filter(({ article }) => article.product === product);
  const close = others
    .filter(({ article }) => article.product !== product && article.product.fibre === product.fibre)
    .toSorted((a, b) => apart(a) - apart(b));
  return [...same, ...close].map(({ item }) => item.sku).slice(0, alternativesEach);
}

/** It was low for a few days and is full again. */
function refill(random: Random, item: Item, now: Date, known: Map<string, Item>): News[] {
  const back = new Date(now.getTime() - random.int(20, 60) * hour);
  const low = new Date(back.getTime() - random.int(30, 80) * hour);
  const before = { ...item, quantity: random.int(1, item.low_stock_threshold), reserved: 0 };
  return [
    { at: low, event: crossingEvent({ type: "inventory.low_stock", item: before }, known) },
    { at: back, event: crossingEvent({ type: "inventory.restocked", item }, known) },
  ];
}
