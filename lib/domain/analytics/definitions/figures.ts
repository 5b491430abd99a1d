import type { z } from "zod";
import { fromMinor } from "#lib/money.ts";
import type { CountMeasure, Measure, Money, MoneyMeasure, Tally, ValueMeasure } from "../rollups/tally.ts";
import type { Figure as FigureSchema } from "../series/contract.ts";
import type { MetricId } from "./catalogue.ts";

// From what was counted to the figure that is shown. Nothing known is null, which is not zero.

export type Figure = z.output<typeof FigureSchema>;

/** What a metric needs to have counted, and how its figure follows. */
export type Reading = {
  measures: readonly Measure[];
  /** Where each value counts by itself, so that two stretches can be compared value by value. */
  values?: ValueMeasure;
  figure: (tally: Tally, currency: string) => Figure;
};

/** Metrics whose customers have to be told apart, which no sum of parts can do. */
export type PeopleMetric = "customers" | "lead_score";
type TalliedMetric = Exclude<MetricId, PeopleMetric>;

export const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits;
const ratio = (part: number, whole: number, digits: number) => (whole > 0 ? rounded(part / whole, digits) : null);

const counted = (measure: CountMeasure): Reading => ({
  measures: [measure],
  figure: (tally) => ({ value: tally.count(measure), count: tally.count(measure) }),
});

const share = (part: CountMeasure, whole: CountMeasure): Reading => ({
  measures: [part, whole],
  figure(tally) {
    const [count, base] = [tally.count(part), tally.count(whole)];
    return { value: ratio(count, base, 4), count, base };
  },
});

type Lasting = { count: CountMeasure; sum: CountMeasure; values: ValueMeasure; unit: number; listed?: CountMeasure };

/** Times, of which the median is shown; `unit` of them are a second. */
const duration = ({ count, sum, values, unit, listed = count }: Lasting): Reading => ({
  measures: [count, sum, values, listed],
  values,
  figure(tally) {
    const [p50 = null, p90 = null] = tally
      .percentiles(values)
      .map((value) => (value === null ? null : rounded(value / unit, 3)));
    return {
      value: p50,
      count: tally.count(listed),
      mean: ratio(tally.count(sum) / unit, tally.count(count), 3),
      p50,
      p90,
    };
  },
});

/** Numbers, of which the mean is shown; `unit` of them are one. */
const score = (count: CountMeasure, sum: CountMeasure, values: ValueMeasure, unit: number): Reading => ({
  measures: [count, sum, values],
  values,
  figure(tally) {
    const mean = ratio(tally.count(sum) / unit, tally.count(count), 2);
    const [p50 = null, p90 = null] = tally
      .percentiles(values)
      .map((value) => (value === null ? null : rounded(value / unit, 2)));
    return { value: mean, count: tally.count(count), mean, p50, p90 };
  },
});

/** Amounts of each currency apart. In `value` are those of the merchant's alone; null when there are only others. */
const money = (count: CountMeasure, measure: MoneyMeasure): Reading => ({
  measures: [count, measure],
  figure(tally, currency) {
    const amounts = amountsOf(tally.money(measure), currency);
    const own = amounts.find((amount) => amount.currency === currency);
    const value = own?.value ?? (amounts.length > 0 || tally.count(count) > 0 ? null : 0);
    return { value, count: tally.count(count), mean: own?.mean ?? null, money: amounts };
  },
});

function amountsOf(amounts: Money, currency: string) {
  const own = (code: string) => (code === currency ? 0 : 1);
  return [...amounts]
    .map(([code, [sum, count]]) => {
      const value = fromMinor(sum, code);
      return { currency: code, value, count, mean: rounded(value / count, 2) };
    })
    .sort((one, other) => own(one.currency) - own(other.currency) || one.currency.localeCompare(other.currency));
}

const nps: Reading = {
  measures: ["nps_answers", "promoters", "detractors"],
  figure(tally) {
    const answers = tally.count("nps_answers");
    const value = ratio((tally.count("promoters") - tally.count("detractors")) * 100, answers, 1);
    return { value, count: answers };
  },
};

const messages: Reading = {
  measures: ["messages", "conversations"],
  figure: (tally) => ({ value: tally.count("messages"), count: tally.count("conversations") }),
};

/** Conversations that have ended and were handed to a person are those that ended without being contained. */
const handling: Reading = {
  measures: ["ended", "contained", "handling_count", "handling_seconds", "handling_values"],
  values: "handling_values",
  figure(tally, currency) {
    const times = duration({ count: "handling_count", sum: "handling_seconds", values: "handling_values", unit: 1 });
    return { ...times.figure(tally, currency), count: tally.count("ended") - tally.count("contained") };
  },
};

export const readings: Record<TalliedMetric, Reading> = {
  conversations: counted("conversations"),
  messages,
  depth: score("conversations", "messages", "message_values", 1),
  first_response: duration({ count: "answered", sum: "response_ms", values: "response_values", unit: 1000 }),
  resolution_time: duration({
    count: "resolution_count",
    sum: "resolution_seconds",
    values: "resolution_values",
    unit: 1,
    listed: "ended_resolved",
  }),
  handling_time: handling,
  resolved: counted("resolved"),
  unanswered: counted("unanswered"),
  escalated: counted("escalated"),
  resolution_rate: share("resolved", "conversations"),
  containment_rate: share("contained", "ended"),
  escalation_rate: share("escalated", "conversations"),
  reopen_rate: share("reopened", "conversations"),
  durable_resolution_rate: share("durably_resolved", "ever_resolved"),
  satisfaction: score("scored", "score_hundredths", "score_values", 100),
  csat: share("satisfied", "scored"),
  nps,
  carts: counted("carts"),
  cart_value: money("carts", "cart_money"),
  carts_abandoned: counted("carts_left"),
  abandoned_value: money("carts_left", "left_money"),
  carts_recovered: counted("carts_recovered"),
  recovered_value: money("carts_recovered", "recovered_money"),
  cart_recovery_rate: share("carts_recovered", "carts_left"),
  purchases: counted("purchases"),
  conversion_rate: share("purchases", "conversations"),
  revenue: money("purchases", "purchase_money"),
  assistant_revenue: money("assistant_purchases", "assistant_money"),
  high_value: counted("high_value"),
};
