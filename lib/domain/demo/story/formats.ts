import { timeZone } from "./calendar.ts";

/** How a language writes days, money, lists and countries. */
export type Formats = ReturnType<typeof makeFormats>;

const made = new Map<string, Formats>();

// Making these takes longer than telling a conversation.
export function formatsOf(locale: string): Formats {
  const formats = made.get(locale) ?? makeFormats(locale);
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: string) {
  const days = new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone });
  const euros = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR" });
  const round = new Intl.NumberFormat(locale, { style: "currency", currency: "EUR", maximumFractionDigits: 0 });
  const lists = new Intl.ListFormat(locale);
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  return {
    day: (date: Date) => days.format(date),
    money: (cents: number) => euros.format(cents / 100),
    roundMoney: (cents: number) => round.format(cents / 100),
    list: (words: readonly string[]) => lists.format(words),
    country: (code: string) => (code === "US" && locale === "en-GB" ? "the United States" : (regions.of(code) ?? code)),
  };
}
