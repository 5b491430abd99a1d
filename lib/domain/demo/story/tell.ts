import type { ImportLine } from "#lib/domain/imports/contract.ts";
import { books } from "../content/books.ts";
import { notes } from "../content/notes.ts";
import { day, hour, minute } from "./calendar.ts";
import { Cart } from "./cart.ts";
import { type Cast, castFor } from "./cast.ts";
import type { Customer } from "./customers.ts";
import { chat, type Ending, fits, type Plot, type Turn } from "./dialogue.ts";
import { chooseEnding, scoreOf } from "./ending.ts";
import { letters } from "./letters.ts";
import type { Phrasebook, Place, Scenario } from "./phrasebook.ts";
import type { Random } from "./random.ts";
import { chatOffsets, letterOffsets } from "./timing.ts";

/** Over, waiting for a person, or running right now. */
export type Stage = "past" | "waiting" | "running";

/** Where a conversation stands in the shop's history. */
export type Slot = { number: number; start: Date; now: Date; stage: Stage };

/** One conversation of the shop, told from beginning to end. */
export function tell(random: Random, customer: Customer, slot: Slot): ImportLine {
  const book = books[customer.language] as Phrasebook;
  const age = slot.now.getTime() - slot.start.getTime();
  const channel =
    slot.stage !== "past" || age < 3 * day || !customer.account
      ? "web"
      : random.weighted({ web: 70, app: 20, email: 10 });
  const { scenario, cast } = chooseScenario(random, customer, book, slot);
  const place = random.pick(scenario.places);
  const cart = fillCart(random, cast, place);
  const opening = random.pick(scenario.open.filter((exchange) => fits(exchange, cast)));
  const plot: Plot = { book, scenario, opening, cast, cart };
  const ending = channel === "email" ? ({ kind: "resolved" } as const) : chooseEnding(random, plot, slot.stage, age);
  const turns = channel === "email" ? letters(random, plot) : chat(random, plot, ending);
  const pace = 0.85 + (0.4 * age) / (90 * day);
  const offsets = channel === "email" ? letterOffsets(random, turns) : chatOffsets(random, turns, pace);
  const start = settle(random, slot, offsets.at(-1) ?? 0);
  const messages = turns.map((turn, index) => message(random, turn, cast, new Date(start + (offsets[index] ?? 0))));
  const escalated = ending.kind === "handover";
  return {
    external_id: `demo-${String(slot.number).padStart(4, "0")}`,
    customer: customerInput(customer),
    channel,
    ...(channel !== "email" && { device_type: deviceFor(random, channel), page_url: pageOf(place, cast) }),
    language: customer.language,
    tags: tagsOf(scenario, ending),
    priority: escalated ? (ending.reason === "complaint" ? "urgent" : "high") : "normal",
    metadata: { topic: scenario.topic, ...(cast.order && { order_number: cast.order }) },
    context: { entry_point: channel === "email" ? "email" : place, country: customer.country, city: customer.city },
    ...statusOf(ending),
    ...(escalated && { escalation_reason: ending.reason, escalated_at: handedAt(turns, messages) }),
    ...scoreOf(random, ending),
    ...(channel !== "email" && !cart.isEmpty && { cart: cartOf(random, cart, ending) }),
    started_at: new Date(start).toISOString(),
    messages,
    notes: random.chance(escalated ? 0.3 : 0.04) ? [noteOf(random, cast, new Date(start + (offsets.at(-1) ?? 0)))] : [],
  };
}

function chooseScenario(
  random: Random,
  customer: Customer,
  book: Phrasebook,
  slot: Slot,
): { scenario: Scenario; cast: Cast } {
  const possible = book.scenarios.filter(
    ({ about, topic }) => customer.account || (about !== "order" && topic !== "exchange" && topic !== "wholesale"),
  );
  const scenario = random.pickBy(possible, ({ weight = 1 }) => weight);
  return { scenario, cast: castFor(random, customer, book, scenario, slot) };
}

function fillCart(random: Random, { article, order }: Cast, place: Place): Cart {
  const cart = new Cart();
  if (order || !(place === "cart" || random.chance(0.35))) return cart;
  cart.putOthers(random, place === "cart" ? random.int(0, 2) : 1);
  if (place === "cart") cart.put(article);
  return cart;
}

/** A conversation that runs ends just now; the others are over at least an hour ago. */
function settle(random: Random, { start, now, stage }: Slot, length: number): number {
  if (stage === "running") return now.getTime() - length - random.int(15_000, 14 * minute);
  return Math.min(start.getTime(), now.getTime() - hour - length);
}

function message(random: Random, { role, text, source }: Turn, { customer, agent }: Cast, at: Date) {
  const author = role === "customer" ? customer.account?.first : role === "agent" ? agent : undefined;
  const confidence = Math.round((0.72 + random.next() * 0.26) * 100) / 100;
  return {
    role,
    content: text,
    ...(author && { author }),
    ...(source && role === "assistant" && { metadata: { source, confidence } }),
    sent_at: at.toISOString(),
  };
}

function customerInput({
  external_id,
  account,
  language,
  country,
  city,
  tags,
  phone,
}: Customer): ImportLine["customer"] {
  const place = { country, city };
  if (!account) return { external_id, name: `Visitor from ${city}`, language, metadata: place };
  const { name, email, orders } = account;
  return { external_id, email, name, phone, language, tags, metadata: { ...place, orders } };
}

function deviceFor(random: Random, channel: string) {
  return channel === "app" ? "mobile" : random.weighted({ mobile: 55, desktop: 38, tablet: 7 });
}

function pageOf(place: Place, { article, order }: Cast): string {
  const slug = article.product.name.toLowerCase().replaceAll(/[^a-z]+/g, "-");
  const paths: Record<Place, string> = {
    product_page: `/products/${slug}?colour=${article.colour}`,
    size_guide: `/size-guide#${slug}`,
    cart: "/cart",
    order_status: `/orders/${order ?? ""}`,
    returns_page: "/returns",
    home_page: "/",
  };
  return `https://alderfinch.example${paths[place]}`;
}

function tagsOf({ topic }: Scenario, ending: Ending): string[] {
  return ending.kind === "handover" && ending.reason === "complaint" ? [topic, "complaint"] : [topic];
}

function statusOf(ending: Ending): Pick<ImportLine, "status" | "resolution_status"> {
  if (ending.kind === "open") return { status: "active" };
  if (ending.kind === "unanswered") return { status: "closed", resolution_status: "abandoned" };
  const waits = ending.kind === "handover" && ending.until !== "solved";
  return waits ? { status: "escalated" } : { status: "resolved", resolution_status: "resolved" };
}

function handedAt(turns: Turn[], messages: { sent_at: string }[]): string | undefined {
  return messages[turns.findIndex(({ role, text }) => role === "system" && text.startsWith("Handed"))]?.sent_at;
}

function cartOf(random: Random, cart: Cart, { kind }: Ending): ImportLine["cart"] {
  const abandoned = random.chance({ unanswered: 0.7, resolved: 0.12, handover: 0.3, open: 0 }[kind]);
  return { value: cart.total / 100, currency: "EUR", items: cart.items, abandoned };
}

function noteOf(random: Random, { agent, slots }: Cast, at: Date) {
  return {
    author: agent,
    body: random.pick(notes).replace("{colour}", slots.colour ?? ""),
    created_at: at.toISOString(),
  };
}
