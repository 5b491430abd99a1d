import { people, visitorCities } from "../content/people.ts";
import type { Random } from "./random.ts";

export type Customer = {
  external_id: string;
  /** Unset for a visitor without an account. */
  account?: { name: string; first: string; email: string; gender: "f" | "m"; orders: number };
  language: string;
  country: string;
  city: string;
  tags: string[];
  phone?: string;
  /** How often this customer writes. */
  weight: number;
};

/** Everyone who writes to the shop. */
export function gatherCustomers(random: Random): Customer[] {
  const known = Object.entries(people).flatMap(([language, entries]) =>
    entries.map((entry, index) => knownCustomer(random, language, entry, index)),
  );
  const visitors = visitorCities.map(([language, country, city]) => ({
    external_id: `visitor-${random.int(0x100000, 0xffffff).toString(16)}`,
    language,
    country,
    city,
    tags: [],
    weight: 0.6,
  }));
  return [...known, ...visitors];
}

type Entry = (typeof people)[string][number];

function knownCustomer(random: Random, language: string, entry: Entry, index: number): Customer {
  const [name, country, city, gender, handle = plain(name)] = entry;
  const email = `${handle}@example.${random.weighted({ com: 6, org: 2, net: 2 })}`;
  const orders = Math.round(random.around(3, 1.2));
  const tags = [
    ...(orders >= 7 ? ["vip"] : []),
    ...(random.chance(0.4) ? ["newsletter"] : []),
    ...(random.chance(0.2) ? ["knitwear fan"] : []),
  ];
  return {
    external_id: `shop-${10_200 + language.charCodeAt(0) * 37 + index * 13 + random.int(0, 9)}`,
    account: { name, first: name.split(" ")[0] ?? name, email, gender, orders },
    language,
    country,
    city,
    tags,
    ...(country === "GB" && random.chance(0.5) && { phone: `+44 7700 900${random.int(100, 999)}` }),
    weight: (share[language] ?? 1) * (0.5 + random.around(0.6, 1.2)),
  };
}

/** How much of the shop's mail is in a language, beyond the number of its customers. */
const share: Record<string, number> = { en: 1.25, pt: 1.1, de: 0.9, fr: 1, es: 0.9, zh: 0.8, ar: 0.6 };

const letters: Record<string, string> = { ø: "o", ł: "l", ı: "i", ß: "ss", æ: "ae", ð: "d" };

/** `Ciarán Doyle` → `ciaran.doyle`. */
function plain(name: string): string {
  const base = name
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  return base.replace(/[^a-z -]/g, (letter) => letters[letter] ?? "").replaceAll(/ +/g, ".");
}
