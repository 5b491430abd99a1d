import type { ImportLine } from "#lib/domain/imports/contract.ts";
import { notes } from "../content/notes.ts";
import { minute } from "./calendar.ts";
import type { Cast } from "./cast.ts";
import type { Customer } from "./customers.ts";
import { recommendationOf, reopenedOf, scoreOf } from "./ending.ts";
import type { Place } from "./phrasebook.ts";
import type { Ending, Plot } from "./plot.ts";
import type { Random } from "./random.ts";
import type { Told } from "./tell.ts";

/** A conversation as a line of an import file. */
export function asLine(random: Random, { number, channel, place, plot, ending, turns }: Told): ImportLine {
  const { scenario, cast, cart } = plot;
  const { language, country, city } = cast.customer;
  const byMail = channel === "email";
  const score = scoreOf(random, ending);
  return {
    external_id: `demo-${String(number).padStart(4, "0")}`,
    customer: customerOf(cast.customer),
    channel,
    language,
    ...(!byMail && { device_type: deviceFor(random, channel), page_url: pageOf(place, cast) }),
    tags:
      ending.kind === "handover" && ending.reason === "complaint" ? [scenario.topic, "complaint"] : [scenario.topic],
    metadata: { topic: scenario.topic, ...(cast.order && { order_number: cast.order }) },
    context: { entry_point: byMail ? "email" : place, country, city },
    ...statusOf(ending),
    ...handoverOf(ending, turns),
    ...score,
    ...recommendationOf(random, score.satisfaction_score),
    ...reopenedOf(random, ending),
    ...(!byMail && !cart.isEmpty && boughtOrLeft(random, plot, ending, { number, turns })),
    messages: turns.map((turn) => messageOf(random, turn, cast)),
    notes: random.chance(ending.kind === "handover" ? 0.3 : 0.04) ? [noteOf(random, cast, turns)] : [],
  };
}

type TimedTurn = Told["turns"][number];

function messageOf(random: Random, { role, text, source, at }: TimedTurn, { customer, agent }: Cast) {
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

function customerOf(customer: Customer): ImportLine["customer"] {
  const { external_id, account, language, country, city, tags, phone } = customer;
  const place = { country, city };
  if (!account) return { external_id, name: `Visitor from ${city}`, language, metadata: place };
  const { name, email, orders } = account;
  return { external_id, email, name, phone, language, tags, metadata: { ...place, orders } };
}

function deviceFor(random: Random, channel: Told["channel"]) {
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

function statusOf(ending: Ending): Pick<ImportLine, "status" | "resolution_status"> {
  if (ending.kind === "open") return { status: "active" };
  if (ending.kind === "unanswered") return { status: "closed", resolution_status: "abandoned" };
  const waits = ending.kind === "handover" && ending.until !== "solved";
  return waits ? { status: "escalated" } : { status: "resolved", resolution_status: "resolved" };
}

type Handover = Pick<ImportLine, "escalation_reason" | "escalated_at" | "priority">;

function handoverOf(ending: Ending, turns: TimedTurn[]): Handover {
  if (ending.kind !== "handover") return {};
  const handed = turns.find(({ role, text }) => role === "system" && text.startsWith("Handed"));
  return {
    escalation_reason: ending.reason,
    escalated_at: handed?.at.toISOString(),
    priority: ending.reason === "complaint" ? "urgent" : "high",
  };
}

const abandons: Record<Ending["kind"], number> = { unanswered: 0.7, handover: 0.3, resolved: 0.12, open: 0 };

/** The share of the carts not left behind that were bought before the chat was forgotten. */
const buys: Record<Ending["kind"], number> = { unanswered: 0.2, handover: 0.4, resolved: 0.6, open: 0 };

/** The share of the carts left behind that were bought within the hour after all. */
const wonBack = 0.22;

function boughtOrLeft(
  random: Random,
  { cart }: Plot,
  { kind }: Ending,
  { number, turns }: Pick<Told, "number" | "turns">,
): Pick<ImportLine, "cart" | "purchase"> {
  const abandoned = random.chance(abandons[kind]);
  const value = cart.total / 100;
  const bought = random.chance(abandoned ? wonBack : buys[kind]);
  const end = turns.at(-1)?.at;
  const later = abandoned && end && new Date(end.getTime() + random.int(5, 50) * minute).toISOString();
  const purchase = { order_id: `AF-${41_000 + number}`, value, currency: "EUR", ...(later && { purchased_at: later }) };
  return { cart: { value, currency: "EUR", items: cart.items, abandoned }, ...(bought && { purchase }) };
}

function noteOf(random: Random, { agent, slots }: Cast, turns: TimedTurn[]) {
  const body = random.pick(notes).replace("{colour}", slots.colour ?? "");
  return { author: agent, body, created_at: turns.at(-1)?.at.toISOString() };
}
